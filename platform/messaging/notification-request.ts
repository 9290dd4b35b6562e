import { Malformed } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import { isObject } from '../kernel/json.ts';
import { messages } from './messages.ts';

export interface PageRequest {
  readonly limit: number;
  /** The last notification of the page above. */
  readonly before?: string;
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const PARAMETERS = ['limit', 'cursor'];

/** Reads the query string of the list. */
export function readPage(query: Readonly<Record<string, unknown>>): PageRequest {
  const unknown = Object.keys(query).find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) throw new Malformed(messages.unknownParameter({ name: unknown.slice(0, 60) }));
  const { limit = String(DEFAULT_LIMIT), cursor } = query;
  const isNumber = typeof limit === 'string' && /^\d{1,3}$/.test(limit);
  if (!isNumber || Number(limit) < 1 || Number(limit) > MAX_LIMIT) {
    throw new Malformed(messages.badLimit({ most: MAX_LIMIT }));
  }
  if (cursor === undefined || cursor === '') return { limit: Number(limit) };
  if (!isId(cursor)) throw new Malformed(messages.badCursor());
  return { limit: Number(limit), before: cursor };
}

/** Reads `{until}`: the latest notification that was seen. */
export function readUntil(sent: unknown): string {
  const members = isObject(sent) ? sent : {};
  const isAlone = Object.keys(members).every((name) => name === 'until');
  if (!isAlone || !isId(members['until'])) throw new Malformed(messages.badUntil());
  return members['until'];
}
