import { request } from './client.ts';

/** A record that a rule takes for the same, with what the reader may know of it. */
export interface FoundDuplicate {
  /** Only of a record the reader may see. */
  readonly id?: string;
  readonly rule: string;
  /** What people call the rule, in the reader's language. */
  readonly label: string;
  readonly severity: 'warn' | 'needsReason' | 'block';
  readonly values: Readonly<Record<string, unknown>>;
}

/** Records like one that is being entered; with its `id`, like one that is being changed. */
export async function findDuplicates(
  entity: string,
  draft: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<readonly FoundDuplicate[]> {
  const path = `/api/records/${encodeURIComponent(entity)}/duplicates`;
  const options = { body: draft, ...(signal ? { signal } : {}) };
  return (await request<{ items: readonly FoundDuplicate[] }>('POST', path, options)).data.items;
}
