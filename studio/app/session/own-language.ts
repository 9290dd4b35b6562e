import { useEffect } from 'react';
import { useLanguage, type Language } from '../../language/language.tsx';
import { useChangeOwnAccount, useSignedInUser } from './session.tsx';

/** The language kept with the account holds on every device, once somebody has chosen one; who looks as another keeps his. */
export function useLanguageOfAccount(): void {
  const { locale, viewAs } = useSignedInUser();
  const { setLanguage } = useLanguage();
  const isOwn = viewAs === undefined;
  useEffect(() => {
    if (isOwn && (locale === 'zh-CN' || locale === 'en')) setLanguage(locale);
  }, [isOwn, locale, setLanguage]);
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
