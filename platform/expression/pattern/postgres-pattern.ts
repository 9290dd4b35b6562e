import type { CodePointRange, Pattern } from './pattern.ts';

/** The pattern as an advanced regular expression of PostgreSQL, for `text ~ pattern`. */
export function toPostgres(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'set':
      return printSet(pattern.ranges);
    case 'sequence':
      return pattern.parts.map((part) => (part.kind === 'choice' ? group(part) : toPostgres(part))).join('');
    case 'choice':
      return pattern.parts.map(toPostgres).join('|');
    case 'repeat': {
      const bounds = `{${pattern.least},${pattern.most === Infinity ? '' : pattern.most}}`;
      return (pattern.part.kind === 'set' ? toPostgres(pattern.part) : group(pattern.part)) + bounds;
    }
  }
}

function group(pattern: Pattern): string {
  return `(?:${toPostgres(pattern)})`;
}

function printSet(ranges: readonly CodePointRange[]): string {
  const only = ranges.length === 1 ? ranges[0]! : undefined;
  if (only && only[0] === only[1]) return printPoint(only[0]);
  return `[${ranges.map(([from, to]) => (from === to ? printPoint(from) : `${printPoint(from)}-${printPoint(to)}`)).join('')}]`;
}

/** Letters and digits as they are, all else by number, so that nothing is taken for a sign. */
function printPoint(point: number): string {
  const char = String.fromCodePoint(point);
  if (/[A-Za-z0-9]/.test(char)) return char;
  const hex = point.toString(16);
  return point > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
