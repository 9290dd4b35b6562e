import { describe, expect, it } from 'vitest';
import { printNumberCell, readNumberCell } from './number-cell.ts';

describe('a number in a cell', () => {
  it.each([
    ['$90,000 ', '90000'],
    ['-$1,234.50', '-1234.5'],
    ['$-1,234.50', '-1234.5'],
    ['(1,234.50)', '-1234.5'],
    ['US$ 12', '12'],
    ['12.30元', '12.3'],
    ['1 234 567', '1234567'],
    ['12,34,567.8', '1234567.8'],
    ['.5', '0.5'],
    ['＋７', '7'],
    ['−3', '-3'],
  ])('reads %s', (cell, number) => {
    expect(readNumberCell(cell)?.toFixed()).toBe(number);
  });

  it.each([
    '',
    '-',
    '$',
    '1,2',
    '1,2345',
    '12,5',
    '1.2.3',
    '--5',
    '-(5)',
    '-$-5',
    '1e5',
    '12abc',
    '0x10',
    '5%',
  ])('does not read %s', (cell) => {
    expect(readNumberCell(cell)).toBeUndefined();
  });

  it('is printed exactly, whatever its length', () => {
    const decimals = { least: 2, most: 4 };
    expect(printNumberCell('12345678901234567890.1234', 'en', decimals)).toBe(
      '12,345,678,901,234,567,890.1234',
    );
    expect(printNumberCell('1.5000', 'zh-CN', decimals)).toBe('1.50');
  });
});
