import type { Caller } from '../kernel/caller.ts';
import type { Json } from '../kernel/json.ts';
import { localize } from '../kernel/text.ts';
import type { JobState, StoredJob } from '../storage/store/job-store.ts';
import type { JobHandler } from './job.ts';

/** A job as people see it. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  /** What it does, in the caller's language. */
  readonly label: string;
  /** What this one is about. */
  readonly subject: string | null;
  readonly state: JobState;
  /** `id` is null where the system asked for it. */
  readonly by: { readonly id: string | null; readonly name: string };
  /** `total` is null where nobody knows how much there is. */
  readonly progress: { readonly done: number; readonly total: number | null } | null;
  readonly attempt: number;
  readonly failures: number;
  readonly result: Json;
  /** The result in words. */
  readonly outcome: string | null;
  /** The last failure, also of a job that is tried again. */
  readonly error: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  /** When it is tried again. */
  readonly retryAt: string | null;
  readonly endedAt: string | null;
  readonly cancelAsked: boolean;
  readonly mayCancel: boolean;
  readonly mayRetry: boolean;
}

export function viewOf({ locale }: Caller, job: StoredJob, handler: JobHandler | undefined): JobView {
  const { id, kind, state, attempt, failures, result, cancelAsked } = job;
  const { createdAt, startedAt, retryAt, endedAt } = job;
  const subject = handler?.subject?.(job.data);
  const outcome = state === 'done' ? handler?.outcome?.(result) : undefined;
  return {
    id,
    kind,
    label: handler ? localize(handler.label, locale) : kind,
    subject: subject ? localize(subject, locale) : null,
    state,
    by: { id: job.byUserId, name: job.actor },
    progress: job.done === null ? null : { done: job.done, total: job.total },
    attempt,
    failures,
    result,
    outcome: outcome ? localize(outcome, locale) : null,
    error: job.error && state !== 'done' ? localize(job.error, locale) : null,
    createdAt,
    startedAt,
    retryAt,
    endedAt,
    cancelAsked,
    mayCancel: mayCancel(job),
    mayRetry: mayRetry(job),
  };
}

export function mayCancel({ state, cancelAsked }: StoredJob): boolean {
  return (state === 'queued' || state === 'running') && !cancelAsked;
}

/** Also one that waits for its next attempt: somebody mended the cause. */
export function mayRetry({ state, retryAt, failures }: StoredJob): boolean {
  return (
    state === 'failed' || state === 'cancelled' || (state === 'queued' && failures > 0 && retryAt !== null)
  );
}
