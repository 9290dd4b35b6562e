import { Malformed } from '../../kernel/errors.ts';
import { messages } from '../messages.ts';
import { refuseUnknownParameters } from './known-parameters.ts';

/** Which records a list shows, and how. Texts are in the language of the API: CEL, `-amount,name`, `name,reader.name`. */
export interface ListRequest {
  readonly filter?: string;
  readonly q?: string;
  readonly sort?: string;
  readonly fields?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly offset?: number;
  readonly count?: 'none' | 'exact' | 'estimate';
  /** A view's filter is ANDed; its columns and order hold where the request names none. */
  readonly view?: string;
  /** With `q`: what fits best comes first instead of in the list's order; one page, without a cursor. */
  readonly best?: boolean;
  /** Records in the recycle bin instead of those in use. */
  readonly deleted?: boolean;
}

const MAX_LIMIT = 500;
export const DEFAULT_LIMIT = 50;
const MAX_OFFSET = 10_000_000;
const LONGEST = { filter: 20_000, q: 200, sort: 500, fields: 10_000, cursor: 10_000, view: 200 } as const;

const PARAMETERS = [
  'filter',
  'q',
  'sort',
  'fields',
  'limit',
  'cursor',
  'offset',
  'count',
  'view',
  'deleted',
  'best',
];

/** Reads the query string of a list; every parameter is known, given once and of its form. */
export function readListRequest(query: Readonly<Record<string, unknown>>): ListRequest {
  refuseUnknownParameters(query, PARAMETERS);
  const texts = Object.entries(LONGEST).map(([name, longest]) => [name, text(query, name, longest)]);
  const request: ListRequest = {
    ...Object.fromEntries(texts.filter(([, value]) => value !== undefined)),
    ...number(query, 'limit', 1, MAX_LIMIT),
    ...number(query, 'offset', 0, MAX_OFFSET),
    ...choice(query, 'count', ['none', 'exact', 'estimate']),
    ...('deleted' in query ? { deleted: flag(query, 'deleted') } : {}),
    ...('best' in query ? { best: flag(query, 'best') } : {}),
  };
  if (request.cursor !== undefined && request.offset !== undefined) {
    throw wrong('offset', { 'zh-CN': 'cursor 或 offset 之一', en: 'either cursor or offset' });
  }
  if (
    request.best &&
    (request.q === undefined || request.cursor !== undefined || request.sort !== undefined)
  ) {
    throw wrong('best', { 'zh-CN': '与 q 一起，不带 sort 和 cursor', en: 'with q, without sort and cursor' });
  }
  return request;
}

function text(query: Readonly<Record<string, unknown>>, name: string, longest: number): string | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || value.length > longest || value.includes('\u0000')) {
    const expected = {
      'zh-CN': `最多 ${longest} 个字符，只给一次`,
      en: `at most ${longest} characters, once`,
    };
    throw wrong(name, expected);
  }
  return value;
}

function number(query: Readonly<Record<string, unknown>>, name: string, least: number, most: number) {
  const value = query[name];
  if (value === undefined || value === '') return {};
  const found = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(found >= least && found <= most)) {
    throw wrong(name, {
      'zh-CN': `${least} 到 ${most} 的整数`,
      en: `a whole number from ${least} to ${most}`,
    });
  }
  return { [name]: found };
}

function choice(query: Readonly<Record<string, unknown>>, name: string, allowed: readonly string[]) {
  const value = query[name];
  if (value === undefined || value === '') return {};
  if (!allowed.includes(String(value)))
    throw wrong(name, { 'zh-CN': allowed.join('、'), en: allowed.join(', ') });
  return { [name]: value };
}

function flag(query: Readonly<Record<string, unknown>>, name: string): boolean {
  const value = query[name];
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  throw wrong(name, { 'zh-CN': '1 或 0', en: '1 or 0' });
}

function wrong(name: string, expected: { 'zh-CN': string; en: string }): Malformed {
  return new Malformed(messages.badParameter({ name, expected }));
}
