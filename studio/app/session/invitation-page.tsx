import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { request } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useWindowTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import styles from './entrance.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '{name}，欢迎加入', en: 'Welcome, {name}' },
  page: { 'zh-CN': '邀请', en: 'Invitation' },
  lead: {
    'zh-CN': '设置一个密码，以后用用户名 {username} 登录。',
    en: 'Choose a password; from now on you sign in as {username}.',
  },
  other: {
    'zh-CN': '这台电脑现在登录的是 {name}，继续后会换成你。',
    en: '{name} is signed in on this device; if you go on, you will be instead.',
  },
  password: { 'zh-CN': '密码', en: 'Password' },
  hint: { 'zh-CN': '至少 8 位，不要用常见的密码', en: '8 characters or more, and not a common one' },
  submit: { 'zh-CN': '设置并进入', en: 'Set it and enter' },
  gone: { 'zh-CN': '这个邀请链接已失效', en: 'This invitation is no longer valid' },
  signIn: { 'zh-CN': '去登录', en: 'Go to sign-in' },
  language: { 'zh-CN': 'English', en: '中文' },
});

interface Invitation {
  readonly name: string;
  readonly username: string;
}

interface InvitationPageProps {
  readonly token: string;
  readonly signedInAs: string | undefined;
}

/** Where an invitation link leads: one password field, then the workspace. */
export function InvitationPage({ token, signedInAs }: InvitationPageProps) {
  const t = useTexts(texts);
  const { language, setLanguage } = useLanguage();
  const path = `/api/invitations/${encodeURIComponent(token)}`;
  useWindowTitle(`${t('page')} · Kehu`);
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => (await request<Invitation>('GET', path)).data,
    retry: false,
    staleTime: Infinity,
  });
  if (invitation.error)
    return (
      <Empty title={t('gone')} detail={invitation.error.message} action={<a href="/">{t('signIn')}</a>} />
    );
  if (!invitation.data) return null;
  const { name, username } = invitation.data;
  return (
    <main className={styles.ground}>
      <div className={styles.card}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{t('title', { name })}</h1>
        <p>{t('lead', { username })}</p>
        {signedInAs && <p className={styles.hint}>{t('other', { name: signedInAs })}</p>}
        <PasswordForm path={path} username={username} />
        <Button look="quiet" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
          {t('language')}
        </Button>
      </div>
    </main>
  );
}

function PasswordForm({ path, username }: { readonly path: string; readonly username: string }) {
  const t = useTexts(texts);
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      await request('POST', path, { body: { password } });
      location.assign('/');
    } catch (error) {
      setBusy(false);
      setRefusal(error instanceof Problem ? (error.issues[0]?.message ?? error.message) : String(error));
    }
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <input type="text" hidden autoComplete="username" value={username} readOnly />
      <label className={styles.field}>
        <span>{t('password')}</span>
        <Input.Password
          size="large"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="new-password"
          minLength={8}
          autoFocus
          required
          aria-invalid={refusal !== undefined}
          aria-describedby={refusal === undefined ? 'password-hint' : 'password-refusal'}
        />
        <span id="password-hint" className={styles.hint}>
          {t('hint')}
        </span>
      </label>
      {refusal && (
        <p role="alert" id="password-refusal" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <Button type="submit" look="primary" size="large" busy={busy}>
        {t('submit')}
      </Button>
    </form>
  );
}
