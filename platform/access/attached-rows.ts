import { FALSE, TRUE, type QueryField, type QueryTree } from '../expression/query-tree.ts';
import type { Entity, Model } from '../model/model.ts';
import { anyOf, mapFields } from './trees.ts';

export const FILE = 'core:file';
const ATTACHED = 'attachedTo';
const TEXT = { kind: 'string' } as const;
const BOOL = { kind: 'bool' } as const;

/**
 * A file that belongs to a record is one only for who sees that record, whatever he may do with files: the rows of
 * `core:file` that belong to nothing, or to a record among `rowsOf` its entity.
 */
export function attachedRows(model: Model, rowsOf: (entity: Entity) => QueryTree): QueryTree {
  const entities = [...model.entities.values()].filter(({ key }) => key !== FILE);
  const rows = entities.map((entity) => [entity, rowsOf(entity)] as const);
  if (rows.every(([, tree]) => tree === TRUE)) return TRUE;
  const seen = rows.flatMap(([entity, tree], index) =>
    tree === FALSE ? [] : [tree === TRUE ? ofAny(entity) : ofSome(entity, tree, `attached${index}`)],
  );
  return anyOf([ofNothing(), ...seen]);
}

function ofNothing(): QueryTree {
  const right = { op: 'value', value: null, type: { kind: 'null' } } as const;
  return { op: 'compare', by: '==', left: field(ATTACHED), right };
}

function ofAny({ key }: Entity): QueryTree {
  const prefix = { op: 'value', value: `${key}/`, type: TEXT } as const;
  return { op: 'call', fn: 'startsWith', args: [field(ATTACHED), prefix], type: BOOL };
}

/** The record the text names is one of the rows; what they look at is decided by them alone. */
function ofSome({ key }: Entity, rows: QueryTree, variable: string): QueryTree {
  const over: QueryField = {
    op: 'field',
    path: [`${ATTACHED}@${key}`],
    type: { kind: 'records', entity: key },
  };
  const where = mapFields(rows, (one) => ({ ...one, of: variable }));
  const arg: QueryTree = { op: 'relation', by: 'exists', over, variable, where, type: BOOL };
  return { op: 'unrestricted', arg };
}

function field(name: string): QueryField {
  return { op: 'field', path: [name], type: TEXT };
}
