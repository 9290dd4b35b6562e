import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { LabelText } from './label-text.ts';

export type Language = 'zh-CN' | 'en';

/** A text of the screens in both languages; `{name}` is a hole. */
export type Text = Readonly<Record<Language, string>>;

interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const STORED = 'kehu.language';
const LanguageContext = createContext<LanguageState>({ language: 'zh-CN', setLanguage: () => undefined });

function initialLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setState] = useState<Language>(initialLanguage);
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(STORED, next);
    setState(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const state = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageState {
  return use(LanguageContext);
}

/** The label of something from the Model in the reader's language. */
export function useLabel(): (label: LabelText | undefined) => string {
  const { language } = useLanguage();
  return useCallback((label) => (label ? localizeLabel(label, language) : ''), [language]);
}

export function localizeLabel(label: LabelText, language: string): string {
  return label[language] ?? label['en'] ?? Object.values(label)[0] ?? '';
}

/** Declares the texts of one part of the screens, checked for both languages by the compiler. */
export function defineTexts<T extends Record<string, Text>>(texts: T): T {
  return texts;
}

export type Translate<T> = (key: keyof T & string, values?: Record<string, string | number>) => string;

/**
 * The texts of one part in the reader's language.
 *
 * @example
 * const t = useTexts(texts);
 * t('found', { n: 12 });
 */
export function useTexts<T extends Record<string, Text>>(texts: T): Translate<T> {
  const { language } = useLanguage();
  return useCallback((key, values) => fill(texts[key]![language], values), [texts, language]);
}

function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
