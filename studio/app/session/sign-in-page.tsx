import { Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './entrance.module.css';
import { useSignIn } from './session.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '登录', en: 'Sign in' },
  username: { 'zh-CN': '用户名', en: 'Username' },
  password: { 'zh-CN': '密码', en: 'Password' },
  submit: { 'zh-CN': '登录', en: 'Sign in' },
  unreachable: {
    'zh-CN': '连不上服务器,请检查网络后重试',
    en: 'The server cannot be reached; check the network and try again',
  },
  other: { 'zh-CN': 'English', en: '中文' },
});

export function SignInPage() {
  const t = useTexts(texts);
  const { language, setLanguage } = useLanguage();
  const signIn = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await signIn({ username, password });
    } catch (error) {
      setRefusal(error instanceof Problem && error.status > 0 ? error.message : t('unreachable'));
      setBusy(false);
    }
  }

  return (
    <main className={styles.ground}>
      <form className={styles.card} onSubmit={submit} aria-label={t('title')}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{t('title')}</h1>
        <label className={styles.field}>
          <span>{t('username')}</span>
          <Input
            value={username}
            onChange={(event) => setUsername(event.target.value)}
            autoComplete="username"
            autoFocus
            required
          />
        </label>
        <label className={styles.field}>
          <span>{t('password')}</span>
          <Input.Password
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
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
        <Button look="quiet" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
          {t('other')}
        </Button>
      </form>
    </main>
  );
}
