import { Dropdown } from 'antd';
import { ChevronsUpDown } from 'lucide-react';
import { useNavigate } from 'react-router';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useAppearance, type AppearanceChoice } from '../../ui/appearance.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { useSignedInUser, useSignOut } from '../session/session.tsx';
import styles from './user-menu.module.css';

const texts = defineTexts({
  profile: { 'zh-CN': '个人设置', en: 'Profile' },
  language: { 'zh-CN': 'Switch to English', en: '切换到中文' },
  light: { 'zh-CN': '浅色', en: 'Light' },
  dark: { 'zh-CN': '深色', en: 'Dark' },
  system: { 'zh-CN': '跟随系统', en: 'As the system' },
  appearance: { 'zh-CN': '外观', en: 'Appearance' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
});

const CHOICES: readonly AppearanceChoice[] = ['light', 'dark', 'system'];

export function UserMenu() {
  const t = useTexts(texts);
  const user = useSignedInUser();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { language, setLanguage } = useLanguage();
  const { choice, choose } = useAppearance();
  const items = [
    { key: 'profile', label: t('profile'), onClick: () => void navigate('/profile') },
    { key: 'language', label: t('language'), onClick: () => setLanguage(language === 'en' ? 'zh-CN' : 'en') },
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
    { key: 'signOut', label: t('signOut'), onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="topLeft">
      <button type="button" className={styles.me} aria-haspopup="menu" aria-label={user.name}>
        <Avatar name={user.name} large />
        <span>{user.name}</span>
        <ChevronsUpDown size={14} aria-hidden="true" />
      </button>
    </Dropdown>
  );
}
