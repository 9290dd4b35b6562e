import type { ChangePlan } from '../../platform/lifecycle/plan/change-plan.ts';
import { request } from './client.ts';

/** What a draft changes in one node. The server keeps it and adds what was there before. */
export interface NodeChanges {
  readonly set?: Readonly<Record<string, { readonly to: unknown; readonly was?: unknown }>>;
  /** Hidden and kept. */
  readonly retire?: Readonly<Record<string, object>>;
  readonly restore?: Readonly<Record<string, object>>;
  /** Back to what the packs say. */
  readonly reset?: Readonly<Record<string, object>>;
  /** A node of the organisation's own. */
  readonly create?: Readonly<Record<string, unknown>>;
  readonly remove?: true;
}

/** What a draft changes, by node: `library:book.entity`. */
export type DraftChanges = Readonly<Record<string, NodeChanges>>;

/** Changes that are not in force yet. */
export interface Draft {
  readonly id: string;
  readonly name: string;
  /** Number of the version its changes were made on. */
  readonly base: number;
  readonly revision: number;
  readonly authorId: string | null;
  readonly author: string;
  readonly updatedAt: string;
  readonly changes: DraftChanges;
}

export async function readDrafts(signal?: AbortSignal): Promise<readonly Draft[]> {
  return (await request<{ items: readonly Draft[] }>('GET', '/api/drafts', signal ? { signal } : {})).data
    .items;
}

export async function createDraft(changes: DraftChanges): Promise<Draft> {
  return (await request<Draft>('POST', '/api/drafts', { body: { changes } })).data;
}

/** Stores the changes of a draft as they are now; what is in it and not in them is taken back. */
export async function saveDraft(
  { id, revision, changes: kept }: Draft,
  changes: DraftChanges,
): Promise<Draft> {
  const gone = Object.keys(kept).filter((target) => changes[target] === undefined);
  const body = { changes: { ...changes, ...Object.fromEntries(gone.map((target) => [target, null])) } };
  const headers = { 'if-match': `"${revision}"` };
  return (await request<Draft>('PATCH', `/api/drafts/${id}`, { body, headers })).data;
}

export async function deleteDraft(id: string): Promise<void> {
  await request('DELETE', `/api/drafts/${id}`);
}

/** What publishing would change and whom it would touch, computed from the records there are. */
export async function readPlan(draft: string, signal?: AbortSignal): Promise<DraftPlan> {
  return (await request<DraftPlan>('GET', `/api/drafts/${draft}/plan`, signal ? { signal } : {})).data;
}

/** Brings a draft into force; answers the number of the new version. */
export async function publishDraft(
  draft: string,
  body: { readonly comment?: string; readonly answers?: Readonly<Record<string, unknown>> },
): Promise<number> {
  return (await request<{ number: number }>('POST', `/api/drafts/${draft}/publish`, { body })).data.number;
}

/** Over HTTP a message is a sentence in the reader's language. */
type Told<T> = Omit<T, 'message'> & { readonly message: string };

/** A plan as it arrives. */
export type ToldPlan = Omit<ChangePlan, 'data' | 'questions'> & {
  readonly data: readonly Told<ChangePlan['data'][number]>[];
  readonly questions: readonly Told<ChangePlan['questions'][number]>[];
};

/** What a draft does, before it is done; while it has mistakes, only what it says. */
export interface DraftPlan extends Partial<Omit<ToldPlan, 'changes'>> {
  /** The version the draft was made on, and the one in force. */
  readonly base: number;
  readonly version: number;
  readonly problems: readonly PlanProblem[];
  /** What others changed meanwhile of the very same. */
  readonly stale: readonly StalePath[];
  readonly changes: ChangePlan['changes'];
}

/** A mistake of a draft, in words. */
export interface PlanProblem {
  readonly target: string;
  readonly path: string;
  readonly message: string;
}

export interface StalePath {
  readonly target: string;
  readonly path: string;
  readonly by?: { readonly source?: string };
}
