import { readDate as validDate } from '../expression/calendar/calendar-date.ts';
import { CellProblem } from './cell-problem.ts';
import { cellMessages } from './messages.ts';

const ISO = 'YYYY-MM-DD';
/** Year first is understood everywhere; a format that says so settles the rest. */
const YEAR_FIRST = ['YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日', 'YYYYMMDD'];

/** A date as cells have it: ISO, or as the file's own format says. */
export function printDateCell(date: string, format: string = ISO): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  const parts: Record<string, string> = {
    YYYY: year,
    YY: year.slice(2),
    MM: month,
    M: String(Number(month)),
  };
  return format.replace(TOKENS, (token) => parts[token] ?? (token === 'DD' ? day : String(Number(day))));
}

/** The date in a cell, also one with a midnight behind it (`1996-07-04 00:00:00`). */
export function readDateCell(cell: string, format?: string): string | CellProblem {
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/[ T]0{1,2}:00(:00(\.0+)?)?$/, '');
  return readDate(text, format) ?? new CellProblem(cellMessages.notDate({ cell, format: format ?? ISO }));
}

/** The date a text means, the file's own format first; undefined when it is none. */
export function readDate(text: string, format?: string): string | undefined {
  for (const pattern of format === undefined ? YEAR_FIRST : [format, ...YEAR_FIRST]) {
    const date = matchDate(text, pattern);
    if (date !== undefined) return date;
  }
  return undefined;
}

const TOKENS = /YYYY|YY|MM|M|DD|D/g;
const DIGITS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
};

function matchDate(text: string, format: string): string | undefined {
  const groups = matcher(format)?.exec(text)?.groups;
  if (!groups) return undefined;
  const { year, month, day } = groups as Record<'year' | 'month' | 'day', string>;
  return validDate(`${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Whether a text says once each where year, month and day stand. */
export function isDateFormat(format: string): boolean {
  return matcher(format) !== undefined;
}

function matcher(format: string): RegExp | undefined {
  if (matchers.size > MOST_FORMATS) matchers.clear();
  if (!matchers.has(format)) matchers.set(format, makeMatcher(format));
  return matchers.get(format);
}

const matchers = new Map<string, RegExp | undefined>();
const MOST_FORMATS = 200;

function makeMatcher(format: string): RegExp | undefined {
  const tokens = (format.match(TOKENS) ?? []).map((token) => token[0]);
  if (tokens.toSorted().join('') !== 'DMY') return undefined;
  const literals = format.split(/(YYYY|YY|MM|M|DD|D)/);
  return new RegExp(`^${literals.map((part) => DIGITS[part] ?? literal(part)).join('')}$`);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Two digits mean 1970 to 2069. */
function fullYear(digits: string): string {
  return digits.length > 2 ? digits : digits < '70' ? `20${digits}` : `19${digits}`;
}
