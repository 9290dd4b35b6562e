import type { Caller } from '../kernel/caller.ts';
import type { Json } from '../kernel/json.ts';
import type { LocalText } from '../kernel/text.ts';
import type { Session } from '../storage/connection/session.ts';

/** What somebody wants done beside the requests. */
export interface JobRequest {
  /** Of a registered handler. */
  readonly kind: string;
  readonly data: Json;
  /** In whose name; a user's rights are those he has when it runs. */
  readonly by: Caller;
  /**
   * Of jobs with the same kind and key one waits and one runs at most: asking again while one waits changes nothing.
   */
  readonly key?: string;
}

/** One attempt at a job, as its handler sees it. */
export interface Job<D = Json> {
  readonly id: string;
  readonly kind: string;
  readonly data: D;
  /** Who asked for it, with his rights of now. */
  readonly caller: Caller;
  /** 1 for the first. */
  readonly attempt: number;
  /** What the last `commit` of any attempt left; null at the beginning. */
  readonly position: Json;
  /** Aborted when it is to end: cancelled, the node ends, or another node has taken it over. */
  readonly signal: AbortSignal;
  /** Shown to people within a second. */
  progress(done: number, total?: number): void;
  isCancelled(): boolean;
  /**
   * For work that keeps its steps by itself, between two of them.
   *
   * @throws JobEnded when the job is to end; let it pass, or the job counts as done
   */
  goOn(): void;
  /**
   * Does one step in a transaction and keeps, in the same one, how far the job has come. An attempt that another one
   * has replaced is rolled back here, so that no step is ever done twice, whatever was killed when.
   *
   * @throws JobEnded when the job is to end; let it pass
   * @example
   * for (let from = Number(job.position ?? 0); from < total; from += 500)
   *   await job.commit(async (tx) => { await copyRows(tx, from, 500); }, from + 500);
   */
  commit<T>(work: (tx: Session) => Promise<T>, position: Json | ((result: T) => Json)): Promise<T>;
}

/** Does the jobs of one kind. It may be ended anywhere and begun again: see `Job.commit`. */
export interface JobHandler<D = Json> {
  readonly kind: string;
  /** What people read in the list of jobs. */
  readonly label: LocalText;
  /** What this one is about, beside the label: `Loans out, 2026-03-11`. */
  subject?(data: D): LocalText | undefined;
  /** What came of it, in words; the result itself is for programs. */
  outcome?(result: Json): LocalText | undefined;
  /** How often it may fail before it is given up; default 5. */
  readonly attempts?: number;
  /** @returns what the person who asked for it gets to see */
  run(job: Job<D>): Promise<Json | void>;
}

export type EndReason = 'cancelled' | 'nodeEnds' | 'replaced';

/** Thrown by `Job.commit` and `Job.goOn` where the attempt has to end. */
export class JobEnded extends Error {
  constructor(readonly reason: EndReason) {
    super(`the job is to end: ${reason}`);
  }
}
