import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { LabelText } from './label-text.ts';

export type Language = 'zh-CN' | 'en';

/** A text of the screens in both languages; `{name}` is a hole, `{n|row|rows}` a word that goes with a number. */
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

/**
 * The label of something inside a sentence: in English it begins small, unless it is written in capitals.
 *
 * @example useWord()({ en: 'Book' }); // 'book'
 */
export function useWord(): (label: LabelText | undefined) => string {
  const { language } = useLanguage();
  return useCallback(
    (label) => (label ? inSentence(localizeLabel(label, language), language) : ''),
    [language],
  );
}

export function inSentence(text: string, language: string): string {
  return language === 'en' && /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
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

export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(HOLE, (hole, name: string, one?: string, more?: string) => {
    const value = String(values[name] ?? hole);
    if (one === undefined) return value;
    return (value === '1' ? one : more) ?? '';
  });
}

const HOLE = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;
