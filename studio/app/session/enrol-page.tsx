import { defineTexts, useTexts } from '../../language/language.tsx';
import { useWindowTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Enrolment } from '../profile/enrolment.tsx';
import styles from './entrance.module.css';
import { signOut, useRefreshSession, type SignedInUser } from './session.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '启用两步验证', en: 'Set up a second factor' },
  detail: {
    'zh-CN': '{name}，公司要求您登录时使用手机验证码。只需设置一次。',
    en: '{name}, the company asks you to sign in with a code from your phone. This is done once.',
  },
  out: { 'zh-CN': '退出登录', en: 'Sign out' },
});

/** Where the company asks for a second factor and there is none yet: nothing else opens before. */
export function EnrolPage({ user }: { readonly user: SignedInUser }) {
  const t = useTexts(texts);
  const refresh = useRefreshSession();
  useWindowTitle(`${t('title')} · Kehu`);
  return (
    <main className={styles.ground}>
      <div className={styles.card}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{t('title')}</h1>
        <p>{t('detail', { name: user.name })}</p>
        <Enrolment onDone={() => void refresh()} />
        <Button look="quiet" onClick={() => void signOut()}>
          {t('out')}
        </Button>
      </div>
    </main>
  );
}
