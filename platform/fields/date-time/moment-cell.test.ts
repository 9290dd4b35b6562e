import { describe, expect, it } from 'vitest';
import { printMomentCell, readMomentCell } from './moment-cell.ts';

const berlin = { locale: 'en', timeZone: 'Europe/Berlin' } as const;

function read(cell: string): string | null {
  const moment = readMomentCell(cell, berlin);
  return moment === null ? null : new Date(moment).toISOString();
}

describe('a moment in a cell', () => {
  it('is local time of the organisation, in summer and in winter', () => {
    expect(read('2026-07-01 12:00')).toBe('2026-07-01T10:00:00.000Z');
    expect(read('2026-01-01 12:00')).toBe('2026-01-01T11:00:00.000Z');
    expect(printMomentCell(Date.parse('2026-07-01T10:00:00Z'), berlin)).toBe('2026-07-01 12:00');
  });

  it('means some moment also where the clocks skip or repeat the hour', () => {
    expect(read('2026-03-29 02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(read('2026-10-25 02:30')).toMatch(/^2026-10-25T0[01]:30:00.000Z$/);
  });

  it('is nothing where a part is wrong', () => {
    for (const cell of ['12:00', '2026-02-30 12:00', '2026-01-01 12', '2026-01-01 12:60', ''])
      expect(read(cell)).toBeNull();
  });
});
