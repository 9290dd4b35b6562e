import { Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './entrance.module.css';
import { useSignIn } from './session.tsx';

const texts = defineTexts({
  username: { 'zh-CN': '用户名', en: 'Username' },
  password: { 'zh-CN': '密码', en: 'Password' },
  submit: { 'zh-CN': '登录', en: 'Sign in' },
});

interface SignInFormProps {
  readonly label: string;
  /** Whose session it was, where it is to go on. */
  readonly username?: string;
  readonly onSignedIn?: (username: string) => void;
}

export function SignInForm({ label, username: earlier = '', onSignedIn }: SignInFormProps) {
  const t = useTexts(texts);
  const signIn = useSignIn();
  const [username, setUsername] = useState(earlier);
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await signIn({ username, password });
      onSignedIn?.(username);
    } catch (error) {
      setRefusal((error as Error).message);
      setBusy(false);
    }
  }

  return (
    <form className={styles.form} onSubmit={submit} aria-label={label}>
      <label className={styles.field}>
        <span>{t('username')}</span>
        <Input
          size="large"
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          autoComplete="username"
          autoCapitalize="none"
          autoFocus={earlier === ''}
          required
        />
      </label>
      <label className={styles.field}>
        <span>{t('password')}</span>
        <Input.Password
          size="large"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          autoFocus={earlier !== ''}
          required
        />
      </label>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <Button type="submit" look="primary" size="large" busy={busy}>
        {t('submit')}
      </Button>
    </form>
  );
}
