import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { request } from '../../api/client.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import styles from './entrance.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '{name},欢迎加入', en: 'Welcome, {name}' },
  lead: {
    'zh-CN': '设置一个密码,以后用用户名 {username} 登录。',
    en: 'Choose a password; from now on you sign in as {username}.',
  },
  password: { 'zh-CN': '密码(至少 8 位)', en: 'Password (8 characters or more)' },
  submit: { 'zh-CN': '设置并进入', en: 'Set it and enter' },
  gone: { 'zh-CN': '这个邀请链接已失效', en: 'This invitation is no longer valid' },
});

interface Invitation {
  readonly name: string;
  readonly username: string;
}

/** Where an invitation link leads: one password field, then the workspace. */
export function InvitationPage({ token }: { readonly token: string }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const path = `/api/invitations/${encodeURIComponent(token)}`;
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => (await request<Invitation>('GET', path)).data,
    retry: false,
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      await request('POST', path, { body: { password } });
      history.replaceState(null, '', '/');
      // The invitation itself has been used up.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'invitation' });
    } catch (error) {
      setRefusal((error as Error).message);
    }
  }

  if (invitation.error) return <Empty title={t('gone')} detail={invitation.error.message} />;
  if (!invitation.data) return null;
  return (
    <main className={styles.ground}>
      <form className={styles.card} onSubmit={submit}>
        <h1 className={styles.title}>{t('title', { name: invitation.data.name })}</h1>
        <p>{t('lead', { username: invitation.data.username })}</p>
        <input type="hidden" autoComplete="username" value={invitation.data.username} readOnly />
        <label className={styles.field}>
          <span>{t('password')}</span>
          <Input.Password
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="new-password"
            minLength={8}
            autoFocus
            required
          />
        </label>
        {refusal && (
          <p role="alert" className={styles.refusal}>
            {refusal}
          </p>
        )}
        <Button type="submit" look="primary" size="large">
          {t('submit')}
        </Button>
      </form>
    </main>
  );
}
