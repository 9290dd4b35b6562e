import { FALSE, TRUE, type QueryField, type QueryTree } from '../expression/query-tree.ts';
import type { Entity, Model } from '../model/model.ts';
import type { Operation } from './access.ts';
import { anyOf, mapFields } from './trees.ts';

export const FILE = 'core:file';
export const STAGE_PERIOD = 'core:stagePeriod';
const ATTACHED = 'attachedTo';
const RECORD = 'record';
const TEXT = { kind: 'string' } as const;
const BOOL = { kind: 'bool' } as const;

/** The operations that the history of records takes part in. */
export function isReading(operation: Operation): boolean {
  return operation === 'read' || operation === 'export' || operation === 'print';
}

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

/**
 * The history of a record is one only for who sees that record: the rows of `core:stagePeriod` of records among
 * `rowsOf` their entity. Roles say nothing of it.
 */
export function historyRows(period: Entity, model: Model, rowsOf: (entity: Entity) => QueryTree): QueryTree {
  const entities = Object.keys((period.fields.get(RECORD)?.spec['to'] ?? {}) as object);
  const rows = entities.map((key) => [model.entity(key), rowsOf(model.entity(key))] as const);
  if (rows.every(([, tree]) => tree === TRUE)) return TRUE;
  const seen = rows.flatMap(([entity, tree], index) =>
    tree === FALSE ? [] : [tree === TRUE ? ofEvery(entity) : ofSome(entity, tree, `staged${index}`, RECORD)],
  );
  return seen.length === 0 ? FALSE : anyOf(seen);
}

function ofEvery({ key }: Entity): QueryTree {
  const right = { op: 'value', value: key, type: TEXT } as const;
  return { op: 'compare', by: '==', left: { op: 'field', path: [RECORD, 'entity'], type: TEXT }, right };
}

function ofNothing(): QueryTree {
  const right = { op: 'value', value: null, type: { kind: 'null' } } as const;
  return { op: 'compare', by: '==', left: field(ATTACHED), right };
}

function ofAny({ key }: Entity): QueryTree {
  const prefix = { op: 'value', value: `${key}/`, type: TEXT } as const;
  return { op: 'call', fn: 'startsWith', args: [field(ATTACHED), prefix], type: BOOL };
}

/** The record that is named is one of the rows; what they look at is decided by them alone. */
function ofSome({ key }: Entity, rows: QueryTree, variable: string, by = ATTACHED): QueryTree {
  const over: QueryField = {
    op: 'field',
    path: [`${by}@${key}`],
    type: { kind: 'records', entity: key },
  };
  const where = mapFields(rows, (one) => ({ ...one, of: variable }));
  const arg: QueryTree = { op: 'relation', by: 'exists', over, variable, where, type: BOOL };
  return { op: 'unrestricted', arg };
}

function field(name: string): QueryField {
  return { op: 'field', path: [name], type: TEXT };
}
