import { describe, expect, it } from 'vitest';
import { dateReader } from './date-pattern.ts';

describe('a date pattern', () => {
  it.each([
    ['M/D/YYYY', '3/11/2026', '2026-03-11'],
    ['M/D/YYYY', '03/1/2026', '2026-03-01'],
    ['DD.MM.YYYY', '29.02.2024', '2024-02-29'],
    ['YYYYMMDD', '20260311', '2026-03-11'],
    ['YYYY年M月D日', '2026年3月11日', '2026-03-11'],
    ['YYYY-MM-DD HH:mm', '2026-03-11 09:30', '2026-03-11T09:30:00'],
  ])('%s reads %s', (pattern, text, iso) => expect(dateReader(pattern)(text)).toBe(iso));

  it.each([
    ['DD.MM.YYYY', '29.02.2023'],
    ['M/D/YYYY', '13/1/2026'],
    ['DD.MM.YYYY', '1.2.2026'],
    ['DD.MM.YYYY', '01-02-2026'],
    ['YYYY-MM-DD HH:mm', '2026-03-11 24:00'],
    ['M/D/YYYY', ''],
  ])('%s refuses %j', (pattern, text) => expect(dateReader(pattern)(text)).toBeUndefined());

  it('must name year, month and day', () => {
    expect(() => dateReader('MM/YYYY')).toThrow('says no day');
  });
});
