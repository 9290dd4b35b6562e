import { LOCALES, type Locale } from './text.ts';

const DEFAULT: Locale = 'zh-CN';

/**
 * The language of an Accept-Language header: the supported one with the highest weight; `zh-TW` and `zh` count
 * as zh-CN, `en-GB` as en. Undefined when it names none of ours.
 *
 * @example acceptedLocale('fr, en-GB;q=0.8, zh;q=0.5') // 'en'
 */
export function acceptedLocale(acceptLanguage: string | undefined): Locale | undefined {
  if (!acceptLanguage) return undefined;
  const ranked = acceptLanguage
    .split(',', 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return {
        language: tag.split('-')[0]!.toLowerCase(),
        weight: weight === undefined ? 1 : Number(weight),
      };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { language } of ranked) {
    const locale = LOCALES.find((known) => known.split('-')[0] === language);
    if (locale) return locale;
  }
  return undefined;
}

/** The same, zh-CN where the header names none of ours. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return acceptedLocale(acceptLanguage) ?? DEFAULT;
}
