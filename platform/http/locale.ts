import { LOCALES, type Locale } from '../kernel/text.ts';

const DEFAULT: Locale = 'zh-CN';

/**
 * The language of an Accept-Language header: the supported one with the highest weight; `zh-TW` and `zh` count
 * as zh-CN, `en-GB` as en. Without a match it is zh-CN.
 *
 * @example localeOf('fr, en-GB;q=0.8, zh;q=0.5') // 'en'
 */
export function localeOf(acceptLanguage: string | undefined): Locale {
  if (!acceptLanguage) return DEFAULT;
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
  return DEFAULT;
}
