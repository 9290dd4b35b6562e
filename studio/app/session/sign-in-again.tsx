import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { defineTexts, useTexts } from '../../language/language.tsx';
import styles from './entrance.module.css';
import type { SignedInUser } from './session.tsx';
import { SignInForm } from './sign-in-form.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '登录已过期', en: 'Your session has ended' },
  detail: {
    'zh-CN': '重新登录后接着做，页面上没有保存的内容都还在。',
    en: 'Sign in to go on; what you have not saved is still on the page.',
  },
});

/** Over the page that was open when the session ended. Somebody else gets a fresh page. */
export function SignInAgain({ user }: { readonly user: SignedInUser }) {
  const t = useTexts(texts);
  const client = useQueryClient();

  function goOn(username: string) {
    if (username.trim().toLowerCase() === user.username) void client.invalidateQueries();
    else location.assign('/');
  }

  return (
    <Modal open closable={false} footer={null} width={360} title={t('title')}>
      <p className={styles.detail}>{t('detail')}</p>
      <SignInForm label={t('title')} username={user.username} onSignedIn={goOn} />
    </Modal>
  );
}
