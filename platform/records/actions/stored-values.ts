import { meOf } from '../../access/me.ts';
import { checkExpression } from '../../expression/check-expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import type { ExpressionType } from '../../expression/expression-type.ts';
import { allOf, type QueryTree } from '../../expression/query-tree.ts';
import { stepScope } from '../../model/expression-scope.ts';
import { mappedValue } from '../../model/mapped-value.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { MAX_CHILDREN } from '../incoming-values.ts';
import { idIn } from '../query-trees.ts';
import { calendarOf, type ReadSession } from '../read/read-session.ts';

/** What `params` holds where an expression stands, with the types of its parts. */
export interface Params {
  readonly types: Readonly<Record<string, ExpressionType>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Values for another record by field, out of one stored record. */
export interface MappedRow {
  readonly id: string;
  readonly record: StoredRecord;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * What a mapping comes to for each of the records, as the platform sees them: whose right it is to have it done is
 * asked elsewhere. In the order they were made.
 */
export async function mappedRows(
  read: ReadSession,
  from: Entity,
  where: QueryTree,
  into: Entity,
  mapping: Readonly<Record<string, string>>,
  params: Params,
): Promise<MappedRow[]> {
  const fields = Object.entries(mapping).map(([name, text]) => ({ field: into.fields.get(name)!, text }));
  const computed = fields.filter(({ field, text }) => mappedValue(text, from, field).kind === 'computed');
  const trees = computed.map(({ field, text }) =>
    treeOf(read, from, text, params, field.type.expressionType(field.spec)),
  );
  const rows = await readRows(read, from, where, trees);
  const records = await read.catalog.store.lock(
    read.session,
    from.key,
    rows.map(({ id }) => id),
    'none',
  );
  return rows.map(({ id, values }) => {
    const record = records.get(id)!;
    const own = fields.map(({ field, text }) => {
      const index = computed.findIndex((one) => one.field === field);
      const value = index < 0 ? takenFrom(record, from, text, field) : fitting(values[index], field);
      return [field.name, value] as const;
    });
    return { id, record, values: Object.fromEntries(own) };
  });
}

interface ComputedRow {
  readonly id: string;
  readonly values: readonly unknown[];
}

async function readRows(
  read: ReadSession,
  entity: Entity,
  where: QueryTree,
  trees: readonly QueryTree[],
): Promise<ComputedRow[]> {
  // What is the same for every record needs no database, and has no column to be of the type of.
  const asked = trees.filter(({ op }) => op !== 'value');
  const found = await read.catalog.store.find(read.session, {
    entity: entity.key,
    select: [['id']],
    where,
    sort: [],
    limit: MAX_CHILDREN,
    values: asked,
    calendar: calendarOf(read),
  });
  return found.map(({ id, $values = [] }) => ({
    id: String(id),
    values: trees.map((tree) => (tree.op === 'value' ? tree.value : $values[asked.indexOf(tree)])),
  }));
}

/** Each expression's value for one record. */
export async function valuesFor(
  read: ReadSession,
  entity: Entity,
  id: string,
  texts: readonly string[],
  params: Params,
): Promise<readonly unknown[]> {
  const trees = texts.map((text) => treeOf(read, entity, text, params));
  const [row] = await readRows(read, entity, idIn([id]), trees);
  return row?.values ?? texts.map(() => null);
}

/** Those of the records for which a condition holds. */
export async function idsWhere(
  read: ReadSession,
  entity: Entity,
  ids: readonly string[],
  condition: string,
  params: Params,
): Promise<readonly string[]> {
  const where = allOf(idIn(ids), treeOf(read, entity, condition, params, 'bool'));
  const found = await read.catalog.store.find(read.session, {
    entity: entity.key,
    select: [['id']],
    where,
    sort: [],
    limit: ids.length,
    calendar: calendarOf(read),
  });
  return found.map(({ id }) => String(id));
}

export function treeOf(
  { catalog, now, organisation, caller }: ReadSession,
  entity: Entity,
  text: string,
  params: Params,
  expect?: ExpressionType | 'bool',
): QueryTree {
  const scope = stepScope(catalog.model, entity, params.types);
  const checked = checkExpression(text, scope, expect === undefined ? {} : { expect });
  const { timeZone } = organisation;
  return compileToQuery(checked, {
    now,
    timeZone,
    language: caller.locale,
    me: meOf(caller),
    params: params.values,
  });
}

function takenFrom(record: StoredRecord, from: Entity, text: string, field: Field): unknown {
  const mapped = mappedValue(text, from, field);
  if (mapped.kind === 'copied') return record[mapped.field.name] ?? null;
  if (mapped.kind !== 'pointer') return null;
  const id = mapped.field ? record[mapped.field.name] : record.id;
  return typeof id === 'string' ? { entity: mapped.entity, id } : null;
}

/** A computed value in the form the field holds, rounded where it holds fewer decimals. */
export function fitting(value: unknown, { type, spec }: Field): unknown {
  return value === null || value === undefined ? null : (type.fromExpression?.(value, spec) ?? value);
}
