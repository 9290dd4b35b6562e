import { FALSE, type QueryTree, type QueryValue } from '../expression/query-tree.ts';
import type { Entity, Field } from '../model/model.ts';

const text = (value: string): QueryValue => ({ op: 'value', value, type: { kind: 'string' } });

/** The record is one of these. */
export function idIn(ids: readonly string[]): QueryTree {
  return oneOf(['id'], ids);
}

/** A field that holds an id (of the record, or of the one it refers to) holds one of these. */
export function oneOf(path: readonly string[], ids: readonly string[]): QueryTree {
  if (ids.length === 0) return FALSE;
  const field: QueryTree = { op: 'field', path, type: { kind: 'string' } };
  if (ids.length === 1) return { op: 'compare', by: '==', left: field, right: text(ids[0]!) };
  return { op: 'in', arg: field, list: ids.map(text) };
}

/**
 * Every word of the search stands in some searchable field, in any letter case. An entity without searchable
 * fields finds nothing.
 */
export function searchTree(entity: Entity, query: string): QueryTree {
  const fields = [...entity.fields.values()].filter(({ spec }) => spec.searchable);
  if (fields.length === 0) return FALSE;
  const words = query.trim().split(/\s+/).slice(0, 8);
  const args = words.map((word): QueryTree => {
    const found = fields.flatMap((field) => contained(field, word) ?? []);
    return found.length > 1 ? { op: 'or', args: found } : (found[0] ?? FALSE);
  });
  return args.length === 1 ? args[0]! : { op: 'and', args };
}

/** The field contains the word, or the part of it that searching compares contains what the word is there. */
function contained({ name, type }: Field, word: string): QueryTree | undefined {
  const wanted = type.search ? type.search.word(word) : word.toLowerCase();
  if (wanted === '') return undefined;
  const path = type.search ? [name, type.search.part] : [name];
  const field: QueryTree = { op: 'field', path, type: { kind: 'string' } };
  const lower: QueryTree = { op: 'call', fn: 'lower', args: [field], type: { kind: 'string' } };
  return { op: 'call', fn: 'contains', args: [lower, text(wanted)], type: { kind: 'bool' } };
}
