import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useWindowTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import styles from './entrance.module.css';
import { OtherPlaces } from './other-places.tsx';
import { SignInForm } from './sign-in-form.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '登录', en: 'Sign in' },
  other: { 'zh-CN': 'English', en: '中文' },
});

/** The address stays: whoever signs in finds what the link leads to. */
export function SignInPage() {
  const t = useTexts(texts);
  const { language, setLanguage } = useLanguage();
  useWindowTitle(`${t('title')} · Kehu`);
  return (
    <main className={styles.ground}>
      <div className={styles.card}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{t('title')}</h1>
        <SignInForm label={t('title')} />
        <OtherPlaces />
        <Button look="quiet" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
          {t('other')}
        </Button>
      </div>
    </main>
  );
}
