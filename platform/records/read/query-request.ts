import { Malformed } from '../../kernel/errors.ts';
import type { Issue } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/json.ts';
import { messages } from '../messages.ts';

const AGGREGATES = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'] as const;
export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** The body of `POST /api/query`. */
export interface QueryRequest {
  readonly entity: string;
  readonly filter?: string;
  readonly q?: string;
  readonly groupBy: readonly { readonly field: string; readonly by?: Period; readonly as: string }[];
  readonly measures: readonly MeasureRequest[];
  /** Names of groups or measures, `-` for descending. */
  readonly sort: readonly string[];
  readonly limit: number;
}

export interface MeasureRequest {
  readonly fn: (typeof AGGREGATES)[number];
  readonly field?: string;
  readonly value?: string;
  readonly as: string;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_.]{0,119}$/;
const MAX_GROUPS = 5000;
const MOST = 20;
const MEMBERS = ['entity', 'filter', 'q', 'groupBy', 'measures', 'sort', 'limit'];

/** Reads the body; all that is wrong with its form is told at once. */
export function readQueryRequest(body: unknown): QueryRequest {
  if (!isObject(body)) throw new Malformed(messages.notAnObject());
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string) =>
    issues.push({ path, message: messages.badParameter({ name: path, expected }) });
  const unknown = Object.keys(body).filter((name) => !MEMBERS.includes(name));
  for (const name of unknown.slice(0, MOST)) {
    issues.push({ path: name, message: messages.unknownParameter({ name, allowed: MEMBERS.join(', ') }) });
  }
  for (const name of ['filter', 'q'] as const) {
    if (body[name] !== undefined && !isText(body[name], 20_000)) wrong(name, '"…"');
  }
  if (!isText(body['entity'], 200)) wrong('entity', '"book"');
  const groups = listOf(body['groupBy']);
  const measures = listOf(body['measures']);
  groups.forEach((group, index) => isGroup(group) || wrong(`groupBy.${index}`, GROUP_SHAPE));
  measures.forEach((measure, index) => isMeasure(measure) || wrong(`measures.${index}`, MEASURE_SHAPE));
  if (groups.length > MOST) wrong('groupBy', `≤ ${MOST}`);
  if (measures.length === 0 || measures.length > MOST) wrong('measures', `1 … ${MOST}`);
  const { limit = 500 } = body;
  if (!Number.isInteger(limit) || Number(limit) < 1 || Number(limit) > MAX_GROUPS)
    wrong('limit', `1 … ${MAX_GROUPS}`);
  const sort = typeof body['sort'] === 'string' ? body['sort'].split(',') : (body['sort'] ?? []);
  if (!Array.isArray(sort) || !sort.every((name) => isText(name, 200)) || sort.length > MOST)
    wrong('sort', '"-name"');
  if (issues.length > 0) throw new Malformed(messages.badQuery(), issues);
  return {
    entity: body['entity'] as string,
    ...(body['filter'] === undefined ? {} : { filter: body['filter'] as string }),
    ...(body['q'] === undefined ? {} : { q: body['q'] as string }),
    groupBy: groups.map(groupOf),
    measures: measures.map(measureOf),
    sort: (sort as string[]).map((name) => name.trim()).filter(Boolean),
    limit: Number(limit),
  };
}

const GROUP_SHAPE = '"status" | {"field": "date", "by": "month", "as": "month"}';
const MEASURE_SHAPE = '{"fn": "sum", "field": "amount", "as": "total"}';

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [null];
}

function isText(value: unknown, longest: number): value is string {
  return (
    typeof value === 'string' && value.length > 0 && value.length <= longest && !value.includes('\u0000')
  );
}

function hasOnly(value: object, members: readonly string[]): boolean {
  return Object.keys(value).every((name) => members.includes(name));
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && NAME.test(value);
}

function isGroup(group: unknown): boolean {
  if (typeof group === 'string') return isName(group);
  if (!isObject(group) || !hasOnly(group, ['field', 'by', 'as'])) return false;
  const { field, by, as } = group;
  return (
    isName(field) && (by === undefined || PERIODS.includes(by as Period)) && (as === undefined || isName(as))
  );
}

function isMeasure(measure: unknown): boolean {
  if (!isObject(measure) || !hasOnly(measure, ['fn', 'field', 'value', 'as'])) return false;
  const { fn, field, value, as } = measure as Partial<Record<string, unknown>>;
  const isKnown = AGGREGATES.includes(fn as MeasureRequest['fn']) && (as === undefined || isName(as));
  if (field !== undefined && value !== undefined) return false;
  if (field === undefined && value === undefined) return isKnown && fn === 'count';
  return isKnown && (field === undefined ? isText(value, 20_000) : isName(field));
}

function groupOf(group: unknown): QueryRequest['groupBy'][number] {
  const { field, by, as } = (typeof group === 'string' ? { field: group } : group) as {
    field: string;
    by?: Period;
    as?: string;
  };
  return { field, as: as ?? field, ...(by ? { by } : {}) };
}

function measureOf(measure: unknown): MeasureRequest {
  const request = measure as Omit<MeasureRequest, 'as'> & { as?: string };
  return { ...request, as: request.as ?? (request.field ? `${request.fn}_${request.field}` : request.fn) };
}
