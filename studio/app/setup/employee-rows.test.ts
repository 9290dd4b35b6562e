import { describe, expect, it } from 'vitest';
import { employeeRows } from './employee-rows.ts';

describe('pasted employees', () => {
  it('come from the columns of a table', () => {
    expect(employeeRows('Ann\tann\tLending\r\nBob\tbob\n')).toEqual([
      { name: 'Ann', username: 'ann', department: 'Lending' },
      { name: 'Bob', username: 'bob', department: '' },
    ]);
  });

  it('may be divided by Chinese commas', () => {
    expect(employeeRows('李明，li，销售一部')).toEqual([
      { name: '李明', username: 'li', department: '销售一部' },
    ]);
  });

  it('are left alone when they are one word', () => {
    expect(employeeRows('Ann')).toBeUndefined();
  });
});
