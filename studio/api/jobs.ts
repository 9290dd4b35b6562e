import { request } from './client.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Work beside the requests. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly subject: string | null;
  readonly state: JobState;
  readonly by: { readonly id: string | null; readonly name: string };
  readonly progress: { readonly done: number; readonly total: number | null } | null;
  readonly failures: number;
  readonly outcome: string | null;
  readonly error: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly retryAt: string | null;
  readonly endedAt: string | null;
  readonly cancelAsked: boolean;
  readonly mayCancel: boolean;
  readonly mayRetry: boolean;
}

export interface JobPage {
  readonly items: readonly Job[];
  readonly counts: Readonly<Record<JobState, number>>;
  readonly nextCursor?: string;
}

export interface JobQuestion {
  readonly state?: JobState | undefined;
  readonly mine?: boolean;
}

export async function readJobs(
  { state, mine }: JobQuestion,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<JobPage> {
  const query = new URLSearchParams();
  if (state) query.set('state', state);
  if (mine) query.set('mine', '1');
  if (cursor) query.set('cursor', cursor);
  return (await request<JobPage>('GET', `/api/jobs?${query}`, { signal })).data;
}

export async function readJob(id: string): Promise<Job> {
  return (await request<Job>('GET', `/api/jobs/${id}`)).data;
}

export async function changeJob(id: string, what: 'cancel' | 'retry'): Promise<Job> {
  return (await request<Job>('POST', `/api/jobs/${id}/${what}`)).data;
}
