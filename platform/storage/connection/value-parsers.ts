import { types } from 'pg';

type Parser = (text: string) => unknown;

const OID = {
  int8: 20,
  json: 114,
  date: 1082,
  time: 1083,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
};
const OID_ARRAY = { date: 1182, timestamptz: 1185, numeric: 1231 };

const asIs: Parser = (text) => text;
const textArray = types.getTypeParser(1009 as 25) as unknown as (text: string) => (string | null)[];

/** Rows arrive in the canonical form of values (see FieldType): exact decimals and dates are strings. */
const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [OID.int8, parseInteger],
  [OID.numeric, asIs],
  [OID.date, asIs],
  [OID.time, asIs],
  [OID.timestamp, parseMoment],
  [OID.timestamptz, parseMoment],
  [OID_ARRAY.date, textArray],
  [OID_ARRAY.numeric, textArray],
  [OID_ARRAY.timestamptz, (text) => textArray(text).map((one) => one && parseMoment(one))],
]);

export const valueParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    return PARSERS.get(oid) ?? (types.getTypeParser(oid, format as 'text') as Parser);
  },
};

function parseInteger(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** `2026-03-11 01:00:00.5+00` (the session's zone is UTC) → `2026-03-11T01:00:00.500Z`. */
function parseMoment(text: string): string {
  if (text.length < 19 || text.charCodeAt(4) !== 45) return text;
  const fraction = text.charCodeAt(19) === 46 ? text.slice(20).replace(/[+-].*$/, '') : '';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
