import { describe, expect, it } from 'vitest';
import { momentIn } from './moment-in-zone.ts';

describe('a local time typed into a form', () => {
  it('is the moment at which clocks of the zone show it', () => {
    expect(momentIn('Asia/Shanghai', '2026-03-11T09:00:00')).toBe('2026-03-11T01:00:00.000Z');
    expect(momentIn('America/New_York', '2026-07-01T09:00:00')).toBe('2026-07-01T13:00:00.000Z');
  });

  it('is taken the first time when it happens twice', () => {
    expect(momentIn('Europe/Berlin', '2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('becomes the next valid one when a clock change skips it', () => {
    expect(momentIn('Europe/Berlin', '2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
  });
});
