import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { endAccess, readAccess, type PersonAccess } from '../../api/people.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useMessages } from '../messages/messages.tsx';
import { KeyFacts } from '../profile/api-keys.tsx';
import styles from './people.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '{name}的登录方式', en: 'How {name} gets in' },
  sessions: { 'zh-CN': '登录的设备', en: 'Signed in' },
  devices: { 'zh-CN': '{n} 台', en: '{n} devices' },
  signOut: { 'zh-CN': '全部退出', en: 'Sign out everywhere' },
  signedOut: { 'zh-CN': '「{name}」的所有设备已退出', en: '“{name}” is signed out everywhere' },
  factor: { 'zh-CN': '两步验证', en: 'Second factor' },
  on: { 'zh-CN': '已启用', en: 'On' },
  off: { 'zh-CN': '未启用', en: 'Off' },
  reset: { 'zh-CN': '重置', en: 'Reset' },
  resetNote: {
    'zh-CN': '手机和恢复码都丢失时重置。请先当面或电话确认是本人。',
    en: 'For somebody who lost both the phone and the recovery codes. Make sure that it is the person, face to face or by phone.',
  },
  resetDone: { 'zh-CN': '「{name}」的两步验证已重置', en: 'The second factor of “{name}” is reset' },
  keys: { 'zh-CN': 'API 密钥', en: 'API keys' },
  none: { 'zh-CN': '没有', en: 'None' },
  revoke: { 'zh-CN': '撤销', en: 'Revoke' },
  revoked: { 'zh-CN': '密钥已撤销', en: 'The key is revoked' },
  failed: { 'zh-CN': '没有完成：{reason}', en: 'It was not done: {reason}' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
});

interface AccessDialogProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** The ways in that somebody has, for the administrator to end. */
export function AccessDialog({ person: { id, name }, onClose }: AccessDialogProps) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const client = useQueryClient();
  const access = useQuery({ queryKey: ['access', id], queryFn: () => readAccess(id) });

  async function end(what: string, told: 'signedOut' | 'resetDone' | 'revoked') {
    try {
      await endAccess(id, what);
      await client.invalidateQueries({ queryKey: ['access', id] });
      say({ kind: 'success', text: t(told, { name }) });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  }

  return (
    <Modal open title={t('title', { name })} onCancel={onClose} footer={null} width={520}>
      {access.isPending && <SkeletonRows rows={3} label={t('loading')} />}
      {access.error && <p role="alert">{access.error.message}</p>}
      {access.data && <WaysIn access={access.data} onEnd={(what, told) => void end(what, told)} />}
    </Modal>
  );
}

interface WaysInProps {
  readonly access: PersonAccess;
  readonly onEnd: (what: string, told: 'signedOut' | 'resetDone' | 'revoked') => void;
}

function WaysIn({ access: { sessions, secondFactor, keys }, onEnd }: WaysInProps) {
  const t = useTexts(texts);
  return (
    <dl className={styles.ways}>
      <dt>{t('sessions')}</dt>
      <dd>
        <span>{t('devices', { n: sessions })}</span>
        {sessions > 0 && <Button onClick={() => onEnd('sessions', 'signedOut')}>{t('signOut')}</Button>}
      </dd>
      <dt>{t('factor')}</dt>
      <dd>
        <span>
          <Tag tone={secondFactor ? 'ok' : 'mute'}>{t(secondFactor ? 'on' : 'off')}</Tag>
        </span>
        {secondFactor && <Button onClick={() => onEnd('second-factor', 'resetDone')}>{t('reset')}</Button>}
        {secondFactor && <small>{t('resetNote')}</small>}
      </dd>
      <dt>{t('keys')}</dt>
      <dd>
        {keys.length === 0 && <span>{t('none')}</span>}
        <ul className={styles.keys}>
          {keys.map((key) => (
            <li key={key.id}>
              <KeyFacts apiKey={key} />
              <Button onClick={() => onEnd(`keys/${key.id}`, 'revoked')}>{t('revoke')}</Button>
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}
