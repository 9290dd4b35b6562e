import { Big } from 'big.js';
import { checkExpression } from '../../expression/check-expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import type { CalendarContext } from '../../expression/environment.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import { allOf, type QueryTree, type QueryValue } from '../../expression/query-tree.ts';
import { filterScope } from '../../model/expression-scope.ts';
import type { Model } from '../../model/model.ts';
import type { Settlement } from '../../model/settlement.ts';
import type { Catalog } from '../../storage/catalog.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { idIn } from '../query-trees.ts';
import type { WriteSession } from './write-session.ts';

/** Of so many open records one record settles some. */
const MOST_OPEN = 1000;

/** A record that can be settled, and how much of it is still open. */
export interface OpenRecord {
  readonly record: StoredRecord;
  open: Big;
}

/** Where open records are looked for, as of when. */
export interface OpenSearch {
  readonly catalog: Catalog;
  readonly tx: Session;
  readonly calendar: CalendarContext;
}

/** A record's values by field. */
type Values = (field: string) => unknown;

/**
 * The open records that agree with this one, in the order in which they are settled. They are locked before it is
 * read how much of each is open: whoever settles at the same time waits.
 */
export async function openRecords(
  write: WriteSession,
  settlement: Settlement,
  values: Values,
): Promise<OpenRecord[]> {
  const { target } = settlement;
  const where = agreeing(write, settlement, values);
  const ids = (await findOpen(write, settlement, where)).map(({ id }) => id).toSorted();
  const locked = await write.catalog.store.lock(write.tx, target.key, ids, 'noKeyUpdate');
  for (const record of locked.values()) write.records.put(target.key, record);
  const found = await findOpen(write, settlement, allOf(where, idIn(ids)));
  return found.flatMap(({ id, open }) => {
    const record = locked.get(id);
    return record ? [{ record, open: new Big(open) }] : [];
  });
}

/** Which records a record may settle. */
export function agreeing(search: OpenSearch, settlement: Settlement, values: Values): QueryTree {
  const { target, spec } = settlement;
  const isOpen = `${spec.open} != 0`;
  const text = spec.where === undefined ? isOpen : `(${spec.where}) && ${isOpen}`;
  const { now, timeZone } = search.calendar;
  const condition = compileToQuery(checked(search.catalog.model, target.key, text), { now, timeZone });
  return allOf(condition, ...Object.keys(spec.same ?? {}).map((name) => is(name, values(name) ?? null)));
}

export async function findOpen(
  { catalog, tx, calendar }: OpenSearch,
  { target, spec, sort }: Settlement,
  where: QueryTree,
  limit = MOST_OPEN,
): Promise<{ id: string; open: string }[]> {
  const rows = await catalog.store.find(tx, {
    entity: target.key,
    select: [['id'], [spec.open]],
    where,
    sort,
    limit,
    calendar,
  });
  return rows.map((row) => ({ id: String(row['id']), open: String(row[spec.open] ?? 0) }));
}

function is(name: string, value: unknown): QueryTree {
  const type = { kind: 'string' } as const;
  return {
    op: 'compare',
    by: '==',
    left: { op: 'field', path: [name], type },
    right: { op: 'value', value: value as QueryValue['value'], type },
  };
}

const expressions = new WeakMap<Model, Map<string, CheckedExpression>>();

/** A condition of an entity, checked once for each Model. */
export function checked(model: Model, entity: string, text: string): CheckedExpression {
  let known = expressions.get(model);
  if (!known) expressions.set(model, (known = new Map()));
  const key = `${entity} ${text}`;
  let expression = known.get(key);
  if (!expression) {
    const scope = filterScope(model, model.entity(entity));
    known.set(key, (expression = checkExpression(text, scope, { expect: 'bool' })));
  }
  return expression;
}
