/** The languages every text of the product exists in. A pack may add further ones. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A label, help or message as metadata carries it: `{"zh-CN": "图书", "en": "Book"}`. */
export type LocalText = Readonly<Record<Locale, string>> & Readonly<Record<string, string>>;

export type MessageParameter = string | number | boolean | LocalText;

/** A message with its parameters filled in late, so that one error can be read in any language. */
export interface Message {
  /** Stable, machine-readable; part of the HTTP contract. */
  readonly code: string;
  readonly text: LocalText;
  readonly parameters: Readonly<Record<string, MessageParameter>>;
}

type Messages<T> = { readonly [K in keyof T]: (parameters?: Record<string, MessageParameter>) => Message };

/**
 * Declares the messages of one folder. The key is the code.
 *
 * @example
 * const messages = defineMessages({
 *   tooLong: { 'zh-CN': '{field}最多 {max} 个字', en: '{field} takes at most {max} characters' },
 * });
 * throw new Invalid(messages.tooLong({ field: label, max: 40 }));
 */
export function defineMessages<T extends Record<string, LocalText>>(texts: T): Messages<T> {
  const entries = Object.entries(texts).map(([code, text]) => [
    code,
    (parameters: Record<string, MessageParameter> = {}): Message => ({ code, text, parameters }),
  ]);
  return Object.fromEntries(entries) as Messages<T>;
}

/** The message in one language; a label parameter is taken in that language too. */
export function renderMessage(message: Message, locale: Locale): string {
  return localize(message.text, locale).replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = message.parameters[name];
    if (value === undefined) return hole;
    return typeof value === 'object' ? localize(value, locale) : shortened(String(value));
  });
}

/** What a client sent is quoted, not repeated whole. */
function shortened(text: string): string {
  return text.length > LONGEST_PARAMETER ? `${text.slice(0, LONGEST_PARAMETER)}…` : text;
}

const LONGEST_PARAMETER = 1000;

/** A label in one language; falls back to English, then to whatever there is. */
export function localize(text: LocalText, locale: string): string {
  return text[locale] ?? text.en ?? Object.values(text)[0] ?? '';
}

/** Several labels as one: `书名、作者`, `Title, Author`. */
export function listed(texts: readonly LocalText[]): LocalText {
  const joined = (locale: Locale, between: string) =>
    texts.map((text) => localize(text, locale)).join(between);
  return { 'zh-CN': joined('zh-CN', '、'), en: joined('en', ', ') };
}
