import { Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { readPolicy } from '../../api/people.ts';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import styles from './profile.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '修改密码', en: 'Change password' },
  old: { 'zh-CN': '现在的密码', en: 'Current password' },
  next: { 'zh-CN': '新密码（至少 {n} 位）', en: 'New password ({n} characters or more)' },
  submit: { 'zh-CN': '修改', en: 'Change' },
  changed: { 'zh-CN': '密码已修改', en: 'Password changed' },
});

export function PasswordForm() {
  const t = useTexts(texts);
  const { say } = useMessages();
  const [oldPassword, setOld] = useState('');
  const [password, setNew] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const policy = useQuery({ queryKey: ['sign-in-policy'], queryFn: readPolicy });
  const least = policy.data?.minPasswordLength ?? 8;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setRefusal(undefined);
    try {
      await request('PATCH', '/api/auth/me', { body: { oldPassword, password } });
      setOld('');
      setNew('');
      say({ kind: 'success', text: t('changed') });
    } catch (error) {
      setRefusal(error instanceof Problem ? (error.issues[0]?.message ?? error.message) : String(error));
    }
  }

  return (
    <form className={styles.section} onSubmit={submit} aria-labelledby="password">
      <h2 id="password">{t('title')}</h2>
      <div className={styles.line}>
        <label htmlFor="old-password">{t('old')}</label>
        <Input.Password
          id="old-password"
          value={oldPassword}
          onChange={(event) => setOld(event.target.value)}
          autoComplete="current-password"
          required
          style={{ width: 240 }}
        />
      </div>
      <div className={styles.line}>
        <label htmlFor="new-password">{t('next', { n: least })}</label>
        <Input.Password
          id="new-password"
          value={password}
          onChange={(event) => setNew(event.target.value)}
          autoComplete="new-password"
          minLength={least}
          required
          style={{ width: 240 }}
        />
      </div>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <Button type="submit">{t('submit')}</Button>
    </form>
  );
}
