import { Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './entrance.module.css';
import { useSignIn } from './session.tsx';

const texts = defineTexts({
  username: { 'zh-CN': '用户名', en: 'Username' },
  password: { 'zh-CN': '密码', en: 'Password' },
  submit: { 'zh-CN': '登录', en: 'Sign in' },
  code: { 'zh-CN': '验证码', en: 'Code' },
  codeHint: {
    'zh-CN': '打开手机上的验证器应用，输入 6 位验证码。手机不在身边时，输入一个恢复码。',
    en: 'Open the authenticator app on your phone and enter its six digits. Without the phone, enter a recovery code.',
  },
  back: { 'zh-CN': '返回', en: 'Back' },
});

interface SignInFormProps {
  readonly label: string;
  /** Whose session it was, where it is to go on. */
  readonly username?: string;
  readonly onSignedIn?: (username: string) => void;
}

/** Username and password; then, where a second factor is set up, its code. */
export function SignInForm({ label, username: earlier = '', onSignedIn }: SignInFormProps) {
  const t = useTexts(texts);
  const signIn = useSignIn();
  const [username, setUsername] = useState(earlier);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const asksCode = code !== undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await signIn({ username, password, ...(code ? { code } : {}) });
      onSignedIn?.(username);
    } catch (error) {
      const isNext = error instanceof Problem && error.code === 'codeNeeded' && !asksCode;
      if (isNext || asksCode) setCode('');
      if (!isNext) setRefusal((error as Error).message);
      setBusy(false);
    }
  }

  function back() {
    setCode(undefined);
    setPassword('');
    setRefusal(undefined);
  }

  return (
    <form className={styles.form} onSubmit={submit} aria-label={label}>
      {asksCode ? (
        <CodeField value={code} onChange={setCode} />
      ) : (
        <>
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
        </>
      )}
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <Button type="submit" look="primary" size="large" busy={busy}>
        {t('submit')}
      </Button>
      {asksCode && (
        <Button look="quiet" onClick={back}>
          {t('back')}
        </Button>
      )}
    </form>
  );
}

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** The second step. Phones offer the code of their app by themselves. */
function CodeField({ value, onChange }: CodeFieldProps) {
  const t = useTexts(texts);
  return (
    <label className={styles.field}>
      <span>{t('code')}</span>
      <Input
        size="large"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="one-time-code"
        autoCapitalize="none"
        maxLength={40}
        autoFocus
        required
      />
      <span className={styles.hint}>{t('codeHint')}</span>
    </label>
  );
}
