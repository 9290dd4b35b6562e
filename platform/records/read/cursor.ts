import { createHash } from 'node:crypto';
import { Malformed } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import type { SortKey } from '../../storage/record-query.ts';
import { messages } from '../messages.ts';

/** What a cursor says: the place of the last row in an order, and which order that is. */
type Content = readonly [order: string, after: readonly unknown[]];

export function writeCursor(entity: string, sort: readonly SortKey[], after: readonly unknown[]): string {
  const content: Content = [orderName(entity, sort), after];
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** The place a cursor marks; refused where it is damaged or of another order. */
export function readCursor(entity: string, sort: readonly SortKey[], cursor: string): readonly unknown[] {
  const content = parse(cursor);
  if (!Array.isArray(content) || content[0] !== orderName(entity, sort)) throw badCursor();
  const after: unknown = content[1];
  if (!Array.isArray(after) || !after.every(isPlace) || !isId(after.at(-1))) throw badCursor();
  return after;
}

export function badCursor(): Malformed {
  return new Malformed(messages.badCursor());
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
}

function isPlace(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

const MOST_NAMES = 1000;
const names = new Map<string, string>();

function orderName(entity: string, sort: readonly SortKey[]): string {
  const text = `${entity} ${sort.map(({ path, direction }) => `${direction} ${path.join('.')}`).join()}`;
  let name = names.get(text);
  if (name === undefined) {
    if (names.size >= MOST_NAMES) names.clear();
    names.set(text, (name = createHash('sha256').update(text).digest('base64url').slice(0, 8)));
  }
  return name;
}
