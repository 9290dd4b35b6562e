import { Big } from 'big.js';
import type { TestApp } from '../support/test-app.ts';

/** An answer of `POST /api/query`, one row a group. */
type Group = Record<string, unknown>;

export interface Query {
  readonly entity: string;
  readonly filter?: string;
  readonly groupBy?: readonly (string | { field: string; by?: string; as?: string })[];
  readonly measures: readonly { fn: string; field?: string; value?: string; as?: string }[];
  readonly sort?: string;
  readonly limit?: number;
}

/** The groups of a query. @throws when the API refuses it */
export async function groups(app: TestApp, query: Query): Promise<Group[]> {
  const { status, body } = await app.api<{ items: Group[] }>('POST', '/api/query', query);
  if (status !== 200) throw new Error(`the query was answered ${status}: ${JSON.stringify(body)}`);
  return body.items;
}

/** All records of an entity with the fields asked for. */
export async function records(app: TestApp, entity: string, query: Record<string, string>): Promise<Group[]> {
  const found: Group[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const words = new URLSearchParams({ limit: '500', ...query, ...(cursor ? { cursor } : {}) });
    const { status, body } = await app.api<{ items: Group[]; nextCursor?: string }>(
      'GET',
      `/api/records/${entity}?${words}`,
    );
    if (status !== 200) throw new Error(`the list was answered ${status}: ${JSON.stringify(body)}`);
    found.push(...body.items);
    cursor = body.nextCursor ?? undefined;
  }
  return found;
}

/** An exact sum as the data sets show it: to the cent. */
export function cents(sum: unknown): number {
  return Number(new Big(String(sum)).round(2, Big.roundHalfUp));
}

/** One measure of each group by the group's name: a reference's title, a period by `periodName`. */
export function byGroup(
  items: readonly Group[],
  group: string,
  measure: string,
  name: (value: unknown) => string = titleOf,
): Record<string, number> {
  return Object.fromEntries(items.map((item) => [name(item[group]), cents(item[measure])]));
}

export function titleOf(value: unknown): string {
  return String((value as { title?: unknown } | null)?.title ?? value);
}

export const yearOf = (day: unknown): string => String(day).slice(0, 4);
export const monthOf = (day: unknown): string => String(day).slice(0, 7);
export const quarterOf = (day: unknown): string =>
  `${yearOf(day)}-Q${Math.ceil(Number(String(day).slice(5, 7)) / 3)}`;
