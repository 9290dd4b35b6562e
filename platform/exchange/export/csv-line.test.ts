import { describe, expect, it } from 'vitest';
import { csvLine, defused } from './csv-line.ts';

describe('a line of CSV', () => {
  it('quotes only what needs it', () => {
    expect(csvLine(['a;=1+1', 'b\tc'])).toBe('"a;=1+1","b\tc"\r\n');
    expect(csvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', ' edge', ''])).toBe(
      'plain,"a,b","say ""hi""","two\nlines"," edge",\r\n',
    );
  });

  it.each(['=1+1', '+cmd|x', '-2+cmd', '@SUM(A1)', '\t=1', '＝1+1', '  =HYPERLINK("x")'])(
    'keeps %j from being run as a formula',
    (cell) => expect(defused(cell)).toBe(`'${cell}`),
  );

  it.each(['-12.50', '1,234.50', '+86 138 0000 1234', '-5 %', '—', 'a=b', '', '2026-03-11'])(
    'leaves %j as it is',
    (cell) => expect(defused(cell)).toBe(cell),
  );
});
