import { useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../language/language.tsx';
import { useModel } from '../model/model.tsx';
import { localMoment, type ValueContext } from './format-value.ts';

/** How the reader's organisation and language write values. */
export function useValueContext(): ValueContext {
  const { language } = useLanguage();
  const { timeZone, baseCurrency } = useModel();
  const today = useToday(timeZone);
  return useMemo(
    () => ({ language, timeZone, baseCurrency, today }),
    [language, timeZone, baseCurrency, today],
  );
}

function todayIn(timeZone: string): string {
  return localMoment(new Date().toISOString(), timeZone).slice(0, 10);
}

/** Today in a zone; a screen left open overnight moves on. */
function useToday(timeZone: string): string {
  const [today, setToday] = useState(() => todayIn(timeZone));
  useEffect(() => {
    const timer = setInterval(() => setToday(todayIn(timeZone)), 60_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return today;
}
