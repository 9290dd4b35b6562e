import { describe, expect, it } from 'vitest';
import { leftOut } from './left-out.ts';

describe('words that are left out of a text', () => {
  it('become one pattern of their search forms, in one order whatever theirs', () => {
    expect(leftOut(['有限公司', 'Ｌtd', 'S.A.'])).toBe(String.raw`(\mltd\M|\ms\.a\.|有限公司)`);
    expect(leftOut(['S.A.', '有限公司', 'Ltd', 'LTD'])).toBe(leftOut(['有限公司', 'Ｌtd', 'S.A.']));
  });

  it('are nothing where there are none', () => {
    expect(leftOut()).toBe('');
    expect(leftOut([' '])).toBe('');
  });
});
