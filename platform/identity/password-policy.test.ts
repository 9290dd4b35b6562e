import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-policy.ts';

describe('a new password', () => {
  it.each([
    ['short', 'passwordTooShort'],
    ['长'.repeat(7), 'passwordTooShort'],
    ['x'.repeat(300), 'passwordTooLong'],
    ['Anna.Smith', 'passwordIsUsername'],
    ['Password123', 'passwordCommon'],
    ['88888888', 'passwordCommon'],
    ['zzzzzzzzzzzz', 'passwordCommon'],
  ])('%s is refused: %s', (password, code) => {
    expect(passwordProblem(password, 'anna.smith')?.code).toBe(code);
  });

  it.each(['tea at four', '春眠不觉晓处处闻啼鸟', 'Anna.Smith9'])('%s is taken', (password) => {
    expect(passwordProblem(password, 'anna.smith')).toBeUndefined();
  });
});
