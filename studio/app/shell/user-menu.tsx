import { Dropdown } from 'antd';
import { ChevronsUpDown } from 'lucide-react';
import { useNavigate } from 'react-router';
import { DELEGATION } from '../../api/sharing.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { useAppearance, type AppearanceChoice } from '../../ui/appearance.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useChooseLanguage } from '../session/own-language.ts';
import { signOut, useSignedInUser } from '../session/session.tsx';
import styles from './user-menu.module.css';

const texts = defineTexts({
  profile: { 'zh-CN': '个人设置', en: 'Profile' },
  delegations: { 'zh-CN': '委托', en: 'Delegations' },
  recycleBin: { 'zh-CN': '回收站', en: 'Recycle bin' },
  language: { 'zh-CN': 'Switch to English', en: '切换到中文' },
  light: { 'zh-CN': '浅色', en: 'Light' },
  dark: { 'zh-CN': '深色', en: 'Dark' },
  system: { 'zh-CN': '跟随系统', en: 'As the system' },
  appearance: { 'zh-CN': '外观', en: 'Appearance' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  menu: { 'zh-CN': '{name}，个人菜单', en: '{name}, own menu' },
});

const CHOICES: readonly AppearanceChoice[] = ['light', 'dark', 'system'];

export function UserMenu() {
  const t = useTexts(texts);
  const user = useSignedInUser();
  const { say } = useMessages();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const chooseLanguage = useChooseLanguage();
  const { choice, choose } = useAppearance();
  const { entities } = useModel();
  const mayRestore = Object.values(entities).some(({ allows }) => allows.delete);
  const tell = (error: Error) => say({ kind: 'failure', text: error.message });
  const items = [
    { key: 'profile', label: t('profile'), onClick: () => void navigate('/profile') },
    ...(entities[DELEGATION]?.allows.read
      ? [{ key: 'delegations', label: t('delegations'), onClick: () => void navigate('/delegations') }]
      : []),
    ...(mayRestore
      ? [{ key: 'bin', label: t('recycleBin'), onClick: () => void navigate('/recycle-bin') }]
      : []),
    {
      key: 'language',
      label: t('language'),
      onClick: () => void chooseLanguage(language === 'en' ? 'zh-CN' : 'en').catch(tell),
    },
    {
      key: 'appearance',
      label: t('appearance'),
      children: CHOICES.map((one) => ({
        key: one,
        label: `${one === choice ? '✓ ' : ''}${t(one)}`,
        onClick: () => choose(one),
      })),
    },
    { type: 'divider' as const, key: 'line' },
    { key: 'signOut', label: t('signOut'), onClick: () => void signOut().catch(tell) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="topLeft">
      <button
        type="button"
        className={styles.me}
        aria-haspopup="menu"
        aria-label={t('menu', { name: user.name })}
      >
        <Avatar name={user.name} large />
        <span>{user.name}</span>
        <ChevronsUpDown size={14} aria-hidden="true" />
      </button>
    </Dropdown>
  );
}
