import { describe, expect, it } from 'vitest';
import { acceptedLocale, localeOf } from './accept-language.ts';

describe('the language of a request', () => {
  it.each([
    ['en', 'en'],
    ['zh-TW', 'zh-CN'],
    ['fr, en-GB;q=0.8, zh;q=0.5', 'en'],
    ['zh;q=0.1, en;q=0.9', 'en'],
    ['en;q=0, zh', 'zh-CN'],
  ])('%s is %s', (header, locale) => expect(acceptedLocale(header)).toBe(locale));

  it('is left open by a header that names none of ours, and Chinese where one is needed', () => {
    expect(acceptedLocale('fr')).toBeUndefined();
    expect(acceptedLocale(undefined)).toBeUndefined();
    expect(localeOf('fr')).toBe('zh-CN');
  });
});
