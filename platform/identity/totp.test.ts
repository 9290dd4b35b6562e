import { describe, expect, it } from 'vitest';
import { matchingStep, newTotpSecret, totpAddress, totpCode, totpStep } from './totp.ts';

/** `12345678901234567890` of RFC 6238, appendix B, in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('one-time codes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %d s', (seconds, code) => {
    expect(totpCode(SECRET, totpStep(seconds * 1000))).toBe(code);
  });

  it('are taken one period early and late, and no further', () => {
    const now = 1_700_000_000_000;
    const step = totpStep(now);
    const taken = [-2, -1, 0, 1, 2].map((drift) => matchingStep(SECRET, totpCode(SECRET, step + drift), now));
    expect(taken).toEqual([undefined, step - 1, step, step + 1, undefined]);
    expect(matchingStep(SECRET, 'abc', now)).toBeUndefined();
  });

  it('come from secrets that differ, told to apps by an address', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    expect(totpAddress(secret, 'Kehu 客户', 'anna')).toBe(
      `otpauth://totp/Kehu%20%E5%AE%A2%E6%88%B7:anna?secret=${secret}&issuer=Kehu%20%E5%AE%A2%E6%88%B7&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
