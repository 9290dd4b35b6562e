import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Appearance } from './antd-theme.ts';

export type AppearanceChoice = Appearance | 'system';

interface AppearanceState {
  readonly appearance: Appearance;
  readonly choice: AppearanceChoice;
  readonly choose: (choice: AppearanceChoice) => void;
}

const STORED = 'kehu.appearance';
const DARK = '(prefers-color-scheme: dark)';
const AppearanceContext = createContext<AppearanceState | undefined>(undefined);

function storedChoice(): AppearanceChoice {
  const stored = localStorage.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Light or dark: the reader's choice, or what the system says. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState(storedChoice);
  const [systemDark, setSystemDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const query = matchMedia(DARK);
    const follow = () => setSystemDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const appearance = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.dataset['theme'] = appearance;
  }, [appearance]);
  const choose = useCallback((next: AppearanceChoice) => {
    localStorage.setItem(STORED, next);
    setChoice(next);
  }, []);
  const state = useMemo(() => ({ appearance, choice, choose }), [appearance, choice, choose]);
  return <AppearanceContext value={state}>{children}</AppearanceContext>;
}

export function useAppearance(): AppearanceState {
  const state = use(AppearanceContext);
  if (!state) throw new Error('useAppearance stands outside AppearanceProvider');
  return state;
}
