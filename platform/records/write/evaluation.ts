import type { ExpressionEnvironment } from '../../expression/environment.ts';
import { evaluate } from '../../expression/evaluate/evaluate.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import { computedValue, withComputed } from './computed-values.ts';
import { meOf } from '../../access/me.ts';
import type { Entity } from '../../model/model.ts';
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
  const { entity } = change.plan;
  const variable = (name: string): unknown => {
    if (name === 'me') return meOf(write.caller);
    if (name === 'old') return change.before ? withComputed(write, entity, change.before, around) : null;
    const field = entity.fields.get(name);
    if (field?.computed) return computedValue(write, field, change.id, variable, around);
    const isRelation = name.includes(':') || field?.type.storage === 'children';
    return (isRelation ? related(entity.key, change.id, name) : values(name)) ?? null;
  };
  const related = (of: string, id: string, relation: string) => {
    const from = rows?.get(of, id, relation, change.operation);
    const target = from && relationTarget(write, of, relation);
    return target ? from.map((row) => withComputed(write, target, row, around)) : from;
  };
  const around = {
    now: write.now,
    timeZone: write.organisation.timeZone,
    language: write.caller.locale,
    follow: (key: string, id: string) => {
      rows?.follow(key, id);
      const record = recordBehind(write, key, id);
      return record && withComputed(write, write.catalog.model.entity(key), record, around);
    },
    related,
    isWithin: (key: string, id: string, node: string) => isWithin(write, change, values, key, id, node),
  };
  return { ...around, variable };
}

/** The entity of the records of a relation. */
function relationTarget({ catalog }: WriteSession, of: string, relation: string): Entity | undefined {
  const key =
    catalog.model.entity(of).fields.get(relation)?.target ?? relation.slice(0, relation.lastIndexOf('.'));
  return catalog.model.findEntity(key);
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
