import { describe, expect, it } from 'vitest';
import { leftOut } from './left-out.ts';

describe('words that are left out of a text', () => {
  it('become patterns of their search forms, Latin ones and others, in one order whatever theirs', () => {
    expect(leftOut(['有限公司', 'Ｌtd', 'S.A.'])).toBe('\\mltd\\M|\\ms\\.a\\.\n有限公司');
    expect(leftOut(['S.A.', '有限公司', 'Ltd', 'LTD'])).toBe(leftOut(['有限公司', 'Ｌtd', 'S.A.']));
  });

  it('have an empty line where all are of one kind', () => {
    expect(leftOut(['Co'])).toBe('\\mco\\M\n');
    expect(leftOut(['公司'])).toBe('\n公司');
  });

  it('are nothing where there are none', () => {
    expect(leftOut()).toBe('');
    expect(leftOut([' '])).toBe('');
  });
});
