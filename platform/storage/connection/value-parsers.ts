import { types } from 'pg';

export type Parser = (text: string) => unknown;

const OID = {
  int8: 20,
  text: 25,
  varchar: 1043,
  uuid: 2950,
  date: 1082,
  time: 1083,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
};
const OID_ARRAY = { text: 1009, varchar: 1015, date: 1182, timestamptz: 1185, numeric: 1231, uuid: 2951 };

const anyArray = types.getTypeParser(1009 as 25) as unknown as (text: string) => (string | null)[];

/** Rows arrive in the canonical form of values (see FieldType): exact decimals and dates are strings. */
const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [OID.int8, parseInteger],
  [OID.timestamp, parseMoment],
  [OID.timestamptz, parseMoment],
  [OID_ARRAY.text, textArray],
  [OID_ARRAY.varchar, textArray],
  [OID_ARRAY.uuid, textArray],
  [OID_ARRAY.date, textArray],
  [OID_ARRAY.numeric, textArray],
  [OID_ARRAY.timestamptz, (text) => textArray(text).map((one) => one && parseMoment(one))],
]);

const TEXT_LIKE: ReadonlySet<number> = new Set([
  OID.text,
  OID.varchar,
  OID.uuid,
  OID.numeric,
  OID.date,
  OID.time,
]);

/** How a column of the type becomes a canonical value; undefined where its text is the value. */
export function parserOf(oid: number): Parser | undefined {
  if (TEXT_LIKE.has(oid)) return undefined;
  return PARSERS.get(oid) ?? (types.getTypeParser(oid, 'text') as Parser);
}

/** Ids and keys stand side by side; only quotes, nulls and arrays within need to be read sign by sign. */
function textArray(text: string): (string | null)[] {
  if (/["\\]|NULL|^[^{]|.\{/i.test(text)) return anyArray(text);
  return text === '{}' ? [] : text.slice(1, -1).split(',');
}

function parseInteger(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** `2026-03-11 01:00:00.5+00` (the session's zone is UTC) → `2026-03-11T01:00:00.500Z`. */
function parseMoment(text: string): string {
  if (text.length < 19 || text.charCodeAt(4) !== 45) return text;
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds(text)}Z`;
}

function milliseconds(text: string): string {
  if (text.charCodeAt(19) !== 46) return '000';
  let end = 20;
  while (end < 23 && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return text.slice(20, end).padEnd(3, '0');
}
