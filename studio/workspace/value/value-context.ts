import { useMemo } from 'react';
import { useLanguage } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { localMoment, type ValueContext } from './format-value.ts';

/** How the reader's organisation and language write values. */
export function useValueContext(): ValueContext {
  const { language } = useLanguage();
  const { timeZone, baseCurrency } = useModel();
  return useMemo(
    () => ({ language, timeZone, baseCurrency, today: localMoment(new Date().toISOString(), timeZone).slice(0, 10) }),
    [language, timeZone, baseCurrency],
  );
}
