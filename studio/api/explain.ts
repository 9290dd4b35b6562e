import { request } from './client.ts';

/** Why somebody may do something to a record, or may not: the server's own words, role by role. */
export interface Explanation {
  readonly user: { readonly id: string; readonly name: string };
  readonly operation: string;
  readonly allowed: boolean;
  readonly summary: string;
  readonly roles: readonly {
    readonly role: string;
    readonly label: string;
    readonly allowed: boolean;
    readonly text: string;
  }[];
}

export interface ExplainQuestion {
  readonly entity: string;
  readonly id: string;
  readonly operation: string;
  /** Without it about oneself. */
  readonly user?: string | undefined;
}

export async function explain(question: ExplainQuestion, signal?: AbortSignal): Promise<Explanation> {
  const { user, ...rest } = question;
  const query = new URLSearchParams({ ...rest, ...(user ? { user } : {}) });
  const options = signal ? { signal } : {};
  return (await request<Explanation>('GET', `/api/explain?${query}`, options)).data;
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
