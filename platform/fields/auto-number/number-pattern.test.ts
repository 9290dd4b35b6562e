import { describe, expect, it } from 'vitest';
import { type NumberPattern, parsePattern, periodKey, printNumber, readNumber } from './number-pattern.ts';

function pattern(text: string): NumberPattern {
  const parsed = parsePattern(text);
  if ('reason' in parsed) throw new Error(parsed.reason.en);
  return parsed;
}

describe('a number pattern', () => {
  it('prints text, date parts and the counter', () => {
    expect(printNumber(pattern('INV-{yyyy}{MM}{dd}-{0000}'), '2026-03-11', 42)).toBe('INV-20260311-0042');
    expect(printNumber(pattern('{yy}/{000} 号'), '2009-12-31', 7)).toBe('09/007 号');
  });

  it('gives a counter that outgrows its width more digits', () => {
    expect(printNumber(pattern('{00}'), '2026-03-11', 100)).toBe('100');
  });

  it('reads back what it printed, and nothing else', () => {
    for (const text of ['INV-{yyyy}-{0000}', '{dd}.{MM}.{yy}-{0}', '{yy}/{000} 号', 'R({00})']) {
      const read = readNumber(pattern(text), printNumber(pattern(text), '2026-03-11', 123));
      expect(read).toEqual({ period: periodKey(pattern(text), '2026-03-11'), counter: 123 });
    }
    for (const other of ['INV-26-0001', 'INV-2026-001', 'inv-2026-0001', 'xINV-2026-0001']) {
      expect(readNumber(pattern('INV-{yyyy}-{0000}'), other)).toBeUndefined();
    }
  });

  it('names the period by its date parts alone', () => {
    expect(periodKey(pattern('INV-{0000}'), '2026-03-11')).toBe('');
    expect(periodKey(pattern('INV-{yyyy}-{0000}'), '2026-03-11')).toBe('2026');
    expect(periodKey(pattern('{dd}.{MM}.{yy}-{0}'), '2026-03-11')).toBe('11-03-26');
  });

  it.each([
    ['INV', 'exactly one counter'],
    ['{00}{00}', 'exactly one counter'],
    ['{0000', 'means nothing'],
    ['{n}', 'means nothing'],
    ['{MM}-{0}', 'needs {yyyy}'],
    ['{yyyy}{dd}-{0}', 'needs {MM}'],
    ['7{0}', 'right beside'],
  ])('refuses %s', (text, reason) => {
    expect(() => pattern(text)).toThrow(reason);
  });
});
