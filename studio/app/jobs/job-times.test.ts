import { describe, expect, it } from 'vitest';
import { secondsBetween, spanText } from './job-times.ts';

describe('how long a job took', () => {
  it('is told in the two largest units', () => {
    expect(spanText(0.4, 'en')).toBe('under 1 s');
    expect(spanText(59.6, 'en')).toBe('1 min');
    expect(spanText(61, 'en')).toBe('1 min 1 s');
    expect(spanText(7325, 'en')).toBe('2 h 2 min');
    expect(spanText(61, 'zh-CN')).toBe('1 分 1 秒');
  });

  it('counts from its beginning to its end, or until now', () => {
    const begin = '2026-03-11T01:00:00.000Z';
    expect(secondsBetween(begin, '2026-03-11T01:00:05.000Z', new Date('2026-03-12T00:00:00Z'))).toBe(5);
    expect(secondsBetween(begin, null, new Date('2026-03-11T01:01:00Z'))).toBe(60);
    expect(secondsBetween(begin, null, new Date('2026-03-11T00:59:59Z'))).toBe(0);
  });
});
