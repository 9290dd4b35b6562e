import type { ExpressionEnvironment } from '../../expression/environment.ts';
import { evaluate } from '../../expression/evaluate/evaluate.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import { meOf } from '../../access/me.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { afterState, valueAfter, type Change } from './change.ts';
import type { RelatedRows } from './related-rows.ts';
import type { WriteSession } from './write-session.ts';

/** Evaluates a condition of the entity on the record as it will be; `old` is the record as it was. */
export function evaluateAfter(
  write: WriteSession,
  change: Change,
  expression: CheckedExpression,
  rows?: RelatedRows,
): unknown {
  return evaluate(expression, environment(write, change, valuesAfter(change), rows));
}

/** Evaluates it on the record as it was; null before it existed. */
export function evaluateBefore(
  write: WriteSession,
  change: Change,
  expression: CheckedExpression,
  rows?: RelatedRows,
): unknown {
  return change.before ? evaluate(expression, environment(write, change, valuesBefore(change), rows)) : null;
}

/** A record's values by field. Reading them one by one costs less than making the whole record. */
export type Values = (field: string) => unknown;

export function valuesBefore({ before }: Change): Values {
  return (field) => before?.[field];
}

export function valuesAfter(change: Change): Values {
  return (field) => (field === 'id' ? change.id : valueAfter(change, field));
}

function environment(
  write: WriteSession,
  change: Change,
  values: Values,
  rows?: RelatedRows,
): ExpressionEnvironment {
  const { key, fields } = change.plan.entity;
  return {
    now: write.now,
    timeZone: write.organisation.timeZone,
    variable: (name) => {
      if (name === 'me') return meOf(write.caller);
      if (name === 'old') return change.before ?? null;
      const isRelation = name.includes(':') || fields.get(name)?.type.storage === 'children';
      return (isRelation ? rows?.get(key, change.id, name, change.operation) : values(name)) ?? null;
    },
    follow: (entity, id) => {
      rows?.follow(entity, id);
      return recordBehind(write, entity, id);
    },
    related: (entity, id, relation) => rows?.get(entity, id, relation, change.operation),
    isWithin: (entity, id, node) => isWithin(write, change, values, entity, id, node),
  };
}

/** A record that the same write changes is seen as it will be. */
function recordBehind(write: WriteSession, entity: string, id: string): StoredRecord | undefined {
  const change = write.changed.get(id);
  return change && change.kind !== 'delete' ? afterState(change) : write.records.get(entity, id);
}

/** Walks up the tree over the records that were loaded for it; the record being written counts as it will be. */
function isWithin(
  write: WriteSession,
  change: Change,
  values: Values,
  entity: string,
  id: string,
  node: string,
): boolean {
  const parent = write.catalog.model.entity(entity).tree?.name;
  const seen = new Set<unknown>();
  for (let at: unknown = id; typeof at === 'string' && !seen.has(at);) {
    if (at === node) return true;
    seen.add(at);
    const isSelf = at === change.id && entity === change.plan.entity.key;
    at = isSelf ? values(parent ?? '') : write.records.get(entity, at)?.[parent ?? ''];
  }
  return false;
}
