import { FALSE, type QueryTree, type QueryValue } from '../expression/query-tree.ts';
import type { Field } from '../model/model.ts';

const text = (value: string): QueryValue => ({ op: 'value', value, type: { kind: 'string' } });

/** The record is one of these. */
export function idIn(ids: readonly string[]): QueryTree {
  return oneOf(['id'], ids);
}

/** A field that holds an id (of the record, or of the one it refers to) holds one of these. */
export function oneOf(path: readonly string[], ids: readonly string[]): QueryTree {
  if (ids.length === 0) return FALSE;
  if (ids.length === 1) return { op: 'compare', by: '==', left: field(path), right: text(ids[0]!) };
  return { op: 'in', arg: field(path), list: ids.map(text) };
}

/**
 * Every word of the search stands in some of the fields, in any letter case. Without fields nothing is found.
 */
export function searchTree(fields: readonly Field[], query: string): QueryTree {
  const words = query.trim().split(/\s+/).slice(0, MOST_WORDS);
  const args = words.map((word) => anyOf(fields.flatMap((field) => contains(field, word))));
  return args.length === 1 ? args[0]! : { op: 'and', args };
}

const MOST_WORDS = 8;

/**
 * A type may say that it is searched in a form of its own, such as the digits of a phone number. A word that knows
 * no case, as Chinese ones and numbers, is looked for in the text as it is, which costs a fraction.
 */
function contains({ name, type }: Field, word: string): QueryTree[] {
  if (type.search) {
    const own = type.search.word(word);
    return own === '' ? [] : [call('contains', field([name, type.search.part]), text(own))];
  }
  const lower = word.toLowerCase();
  const plain = field([name]);
  return [call('contains', lower === word.toUpperCase() ? plain : call('lower', plain), text(lower))];
}

function anyOf(args: readonly QueryTree[]): QueryTree {
  if (args.length === 0) return FALSE;
  return args.length === 1 ? args[0]! : { op: 'or', args };
}

function field(path: readonly string[]): QueryTree {
  return { op: 'field', path, type: { kind: 'string' } };
}

function call(fn: 'contains' | 'lower', ...args: QueryTree[]): QueryTree {
  return { op: 'call', fn, args, type: { kind: fn === 'lower' ? 'string' : 'bool' } };
}
