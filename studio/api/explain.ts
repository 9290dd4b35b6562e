import { request } from './client.ts';

/** Why somebody may do something to a record, or may not: the server's own words, role by role. */
export interface Explanation {
  readonly user: { readonly id: string; readonly name: string };
  readonly operation: string;
  readonly allowed: boolean;
  readonly summary: string;
  /** Of the entity as a whole: how many records it is about. */
  readonly count?: number;
  readonly roles: readonly {
    readonly role: string;
    readonly label: string;
    readonly allowed: boolean;
    readonly scope: string;
    readonly text: string;
  }[];
}

export interface ExplainQuestion extends Readonly<Record<string, string | undefined>> {
  readonly entity: string;
  /** Without it about the records of the entity as a whole. */
  readonly id?: string | undefined;
  readonly operation: string;
  /** Without it about oneself. */
  readonly user?: string | undefined;
}

export async function explain(question: ExplainQuestion, signal?: AbortSignal): Promise<Explanation> {
  return ask<Explanation>(question, signal);
}

/** What one may do with a field now, and why. */
export interface FieldReasons {
  readonly roles: readonly { readonly role: string; readonly label: string; readonly text: string }[];
  readonly because: readonly { readonly kind: string; readonly text: string }[];
  /** What the roles are called that write it. */
  readonly whoCan: readonly string[];
}

export async function explainField(
  question: { readonly entity: string; readonly id: string | undefined; readonly field: string },
  signal?: AbortSignal,
): Promise<FieldReasons> {
  return (await ask<{ field: FieldReasons }>({ ...question, operation: 'update' }, signal)).field;
}

async function ask<T>(
  question: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const said = Object.entries(question).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const path = `/api/explain?${new URLSearchParams(said)}`;
  return (await request<T>('GET', path, signal ? { signal } : {})).data;
}

/** What an entity's records would be to somebody by other roles. */
export interface EntityDifference {
  readonly entity: string;
  readonly label: string;
  readonly operations: Readonly<
    Record<string, { readonly gained: number; readonly lost: number } | undefined>
  >;
  readonly fields: { readonly gained: readonly string[]; readonly lost: readonly string[] };
}

export async function whatIf(
  user: string,
  roles: readonly string[],
  signal?: AbortSignal,
): Promise<readonly EntityDifference[]> {
  const options = { body: { user, roles }, ...(signal ? { signal } : {}) };
  const path = '/api/explain/what-if';
  return (await request<{ items: EntityDifference[] }>('POST', path, options)).data.items;
}
