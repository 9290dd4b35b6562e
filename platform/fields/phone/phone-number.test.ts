import { expect, it } from 'vitest';
import { searchedDigits } from './phone-number.ts';

it('searches a number by its digits, however they are set apart', () => {
  expect(searchedDigits('138-0013')).toBe('1380013');
  expect(searchedDigits('（０１０）')).toBe('010');
});

it('searches no number for a word with letters', () => {
  expect(searchedDigits('Room9')).toBe('');
  expect(searchedDigits('九')).toBe('');
});
