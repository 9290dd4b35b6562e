import { useEffect } from 'react';
import { useLanguage, type Language } from '../../language/language.tsx';
import { useChangeOwnAccount, useSignedInUser } from './session.tsx';

/** The language kept with the account holds on every device, once somebody has chosen one. */
export function useLanguageOfAccount(): void {
  const { locale } = useSignedInUser();
  const { setLanguage } = useLanguage();
  useEffect(() => {
    if (locale === 'zh-CN' || locale === 'en') setLanguage(locale);
  }, [locale, setLanguage]);
}

/** Chooses a language for the screens here and for everything the server says. */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const { setLanguage } = useLanguage();
  const change = useChangeOwnAccount();
  return async (language) => {
    setLanguage(language);
    await change({ locale: language });
  };
}
