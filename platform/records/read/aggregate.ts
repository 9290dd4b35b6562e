import { checkedType } from './filter.ts';
import { allOf, FALSE, TRUE, type QueryTree } from '../../expression/query-tree.ts';
import type { ExpressionType } from '../../expression/expression-type.ts';
import { Malformed } from '../../kernel/errors.ts';
import { isForeignMoney } from '../../model/foreign-money.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { AggregateQuery, GroupKey, Measure } from '../../storage/record-query.ts';
import { messages } from '../messages.ts';
import { isPlain, valuePath } from './field-path.ts';
import { expressionTree, filterTree } from './filter.ts';
import type { MeasureRequest, QueryRequest } from './query-request.ts';
import {
  calendarOf,
  modelOf,
  searchBy,
  targetFilter,
  titleFilter,
  visibleRows,
  type ReadSession,
} from './read-session.ts';

/** Groups and measures over the records the caller may see. Amounts are summed in base currency. */
export async function aggregateRecords(
  read: ReadSession,
  request: QueryRequest,
): Promise<{ items: Record<string, unknown>[] }> {
  const entity = modelOf(read).entity(request.entity);
  const groupBy = request.groupBy.map((group) => groupKey(read, entity, group));
  const measures = request.measures.map((measure) => measureOf(read, entity, measure));
  const names = [...groupBy, ...measures].map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Malformed(messages.nameTwice({ name: twice }));
  const search = searchBy(read, entity, request.q);
  const query: AggregateQuery = {
    entity: entity.key,
    where: allOf(
      visibleRows(read, entity),
      request.filter === undefined ? undefined : filterTree(read, entity, request.filter),
    ),
    ...(search ? { search } : {}),
    groupBy,
    measures,
    sort: request.sort.map((text) => sortKey(text, names)),
    limit: request.limit,
    targetFilter: targetFilter(read),
    calendar: calendarOf(read),
    titleFilter: titleFilter(read),
  };
  return { items: await read.catalog.store.aggregate(read.session, query) };
}

function sortKey(text: string, names: readonly string[]) {
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  if (!names.includes(name)) {
    throw new Malformed(messages.unknownSort({ name: name.slice(0, 60), allowed: names.join(', ') }));
  }
  return { name, direction: descending ? 'desc' : 'asc' } as const;
}

function groupKey(
  read: ReadSession,
  entity: Entity,
  { field: path, by, as }: QueryRequest['groupBy'][number],
): GroupKey {
  const found = valuePath(read, entity, path);
  const { names, field, type } = found;
  const isOne = isValue(field) && type.kind !== 'object';
  if (!isPlain(found) || !isOne) throw new Malformed(messages.notFilterable({ field: field.label }));
  const value: QueryTree = { op: 'field', path: names, type };
  if (!by) return { name: as, value };
  if (type.kind !== 'date' && type.kind !== 'dateTime') throw new Malformed(messages.notADate({ by }));
  return { name: as, value: type.kind === 'date' ? value : localDay(value, read.organisation.timeZone), by };
}

/** A moment belongs to the day it was in the organisation's zone. */
function localDay(moment: QueryTree, timeZone: string): QueryTree {
  const zone: QueryTree = { op: 'value', value: timeZone, type: { kind: 'string' } };
  return { op: 'call', fn: 'date', args: [moment, zone], type: { kind: 'date' } };
}

function measureOf(read: ReadSession, entity: Entity, measure: MeasureRequest): Measure {
  const { fn, field, value, as } = measure;
  if (field === undefined && value === undefined) return { name: as, fn };
  const [tree, type] = field === undefined ? computed(read, entity, value!) : fieldTree(read, entity, field);
  if (!MEASURABLE[fn].has(type.kind)) throw new Malformed(messages.notMeasurable({ fn }));
  return { name: as, fn, value: tree };
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'decimal']);
const ORDERED: ReadonlySet<string> = new Set([...NUMBERS, 'date', 'dateTime', 'time', 'string']);
const DISTINCT: ReadonlySet<string> = new Set([...ORDERED, 'bool', 'record']);

/** Which kinds of value each function can be computed of. */
const MEASURABLE: Readonly<Record<MeasureRequest['fn'], ReadonlySet<string>>> = {
  sum: NUMBERS,
  avg: NUMBERS,
  min: ORDERED,
  max: ORDERED,
  count: DISTINCT,
  countDistinct: DISTINCT,
};

function computed(read: ReadSession, entity: Entity, text: string): [QueryTree, ExpressionType] {
  const { tree, yes } = expressionTree(read, entity, text, 'value');
  const type = checkedType(read, entity, text);
  return [whereReadable(tree, type, yes), type];
}

/** What the caller may not read in a row is not measured in it. */
function whereReadable(value: QueryTree, type: ExpressionType, yes: QueryTree): QueryTree {
  if (yes === TRUE) return value;
  const nothing: QueryTree = { op: 'value', value: null, type };
  // oxlint-disable-next-line unicorn/no-thenable -- the branch of a condition, never awaited
  return { op: 'condition', when: yes, then: value, else: nothing, type };
}

/** In columns, or computed to one. */
function isValue({ type }: Field): boolean {
  return (type.storage === 'columns' || type.storage === 'computed') && type.filterable;
}

/** Money in a currency of its own is summed by its amount in base currency. */
function fieldTree(read: ReadSession, entity: Entity, path: string): [QueryTree, ExpressionType] {
  const { names, field, type, yes } = valuePath(read, entity, path);
  if (yes === FALSE || !isValue(field)) {
    throw new Malformed(messages.notFilterable({ field: field.label }));
  }
  return [
    whereReadable({ op: 'field', path: isForeignMoney(field) ? [...names, 'base'] : names, type }, type, yes),
    type,
  ];
}
