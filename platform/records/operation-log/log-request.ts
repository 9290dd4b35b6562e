import { readMoment } from '../../expression/calendar/read-moment.ts';
import { Malformed } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { LogFilter } from '../../storage/store/operation-log.ts';
import { badCursor } from '../read/cursor.ts';
import { refuseUnknownParameters } from '../read/known-parameters.ts';
import { messages } from './messages.ts';

export interface LogRequest {
  readonly filter: LogFilter;
  readonly limit: number;
  readonly before: { readonly at: string; readonly id: string } | undefined;
}

type Query = Readonly<Record<string, unknown>>;

const FILTERS = ['entity', 'record', 'user', 'operation', 'from', 'to'];
const ID: LocalText = { 'zh-CN': '一个 id', en: 'an id' };
const NAME: LocalText = { 'zh-CN': '一个名称', en: 'a name' };
const MOMENT: LocalText = {
  'zh-CN': '时刻，如 2026-03-11T00:00:00Z',
  en: 'a moment such as 2026-03-11T00:00:00Z',
};

export function readLogQuery(query: Query): LogRequest {
  refuseUnknownParameters(query, [...FILTERS, 'limit', 'cursor']);
  const limit = one(query, 'limit', { 'zh-CN': '1 到 500', en: '1 … 500' }, (text) =>
    /^[1-9]\d{0,2}$/.test(text) && Number(text) <= 500 ? Number(text) : undefined,
  );
  const { cursor } = query;
  return {
    filter: filterOf(query),
    limit: limit ?? 50,
    before: cursor === undefined || cursor === '' ? undefined : readCursor(cursor),
  };
}

/** The same without a page: for an export, which is of everything. */
export function readLogExportQuery({ format, ...query }: Query): LogFilter {
  refuseUnknownParameters(query, FILTERS);
  const formats: LocalText = { 'zh-CN': 'csv', en: 'csv' };
  one({ format }, 'format', formats, (text) => (text === 'csv' ? text : undefined));
  return filterOf(query);
}

export function cursorOf({ at, id }: { readonly at: string; readonly id: string }): string {
  return `${at}_${id}`;
}

function filterOf(query: Query): LogFilter {
  return {
    entity: one(query, 'entity', NAME, name),
    recordId: one(query, 'record', ID, id),
    userId: one(query, 'user', ID, id),
    operation: one(query, 'operation', NAME, name),
    from: one(query, 'from', MOMENT, moment),
    until: one(query, 'to', MOMENT, moment),
  };
}

function id(text: string): string | undefined {
  return isId(text) ? text.toLowerCase() : undefined;
}

function name(text: string): string | undefined {
  return /^[\w:.-]{1,120}$/.test(text) ? text : undefined;
}

function moment(text: string): string | undefined {
  const time = readMoment(text);
  return time === null ? undefined : new Date(time).toISOString();
}

function one<T>(
  query: Query,
  parameter: string,
  expected: LocalText,
  read: (text: string) => T | undefined,
): T | undefined {
  const value = query[parameter];
  if (value === undefined || value === '') return undefined;
  const result = typeof value === 'string' ? read(value) : undefined;
  if (result === undefined) throw new Malformed(messages.badLogParameter({ name: parameter, expected }));
  return result;
}

function readCursor(cursor: unknown): { at: string; id: string } {
  const [at = '', id = ''] = typeof cursor === 'string' ? cursor.split('_') : [];
  if (moment(at) === undefined || !isId(id)) throw badCursor();
  return { at, id };
}
