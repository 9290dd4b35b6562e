import { localMoment } from '../../../values/format-value.ts';

/**
 * The moment at which clocks of a zone show a local time. A local time that a clock change skips becomes the next
 * valid one; one that happens twice is taken the first time.
 *
 * @example momentIn('Asia/Shanghai', '2026-03-11T09:00:00') // '2026-03-11T01:00:00.000Z'
 */
export function momentIn(timeZone: string, local: string): string {
  const asUtc = Date.parse(`${local}Z`);
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map((at) => offsetAt(at, timeZone));
  const candidates = offsets
    .map((offset) => asUtc - offset)
    .filter((at) => at + offsetAt(at, timeZone) === asUtc);
  const moment = candidates.length > 0 ? Math.min(...candidates) : asUtc - Math.min(...offsets);
  return new Date(moment).toISOString();
}

function offsetAt(at: number, timeZone: string): number {
  const whole = Math.floor(at / 1000) * 1000;
  return Date.parse(`${localMoment(new Date(whole).toISOString(), timeZone).replace(' ', 'T')}Z`) - whole;
}
