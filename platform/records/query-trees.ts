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
  if (ids.length === 1) return { op: 'compare', by: '==', left: field(path), right: text(ids[0]!) };
  return { op: 'in', arg: field(path), list: ids.map(text) };
}

function field(path: readonly string[]): QueryTree {
  return { op: 'field', path, type: { kind: 'string' } };
}

/** A reference, of whatever kind, leads to one of these records of an entity. */
export function pointsAtAny({ name, type, spec }: Field, entity: Entity, ids: readonly string[]): QueryTree {
  if (type.storage === 'links') {
    const list = { op: 'field', path: [name], type: type.expressionType(spec) } as const;
    const args = ids.map((id): QueryTree => ({ op: 'member', arg: text(id), list }));
    return args.length === 1 ? args[0]! : { op: 'or', args };
  }
  if (type.name !== 'anyReference') return oneOf([name], ids);
  return { op: 'and', args: [oneOf([name, 'id'], ids), oneOf([name, 'entity'], [entity.key])] };
}
