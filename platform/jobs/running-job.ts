import type { Caller } from '../kernel/caller.ts';
import type { Json } from '../kernel/json.ts';
import type { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import type { JobStore, StoredJob } from '../storage/store/job-store.ts';
import { JobEnded, type EndReason, type Job } from './job.ts';

const BEAT_MS = 1000;

/** One attempt that is at work on this node. */
export class RunningJob implements Job {
  readonly id: string;
  readonly kind: string;
  readonly data: Json;
  readonly attempt: number;
  readonly #ending = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #position: Json;
  #done: number | undefined;
  #total: number | undefined;

  constructor(
    private readonly stored: StoredJob,
    readonly caller: Caller,
    private readonly database: Database,
    private readonly store: JobStore,
  ) {
    this.id = stored.id;
    this.kind = stored.kind;
    this.data = stored.data;
    this.attempt = stored.attempt;
    this.#position = stored.position;
    if (stored.cancelAsked) this.end('cancelled');
    this.#timer = setInterval(() => void this.#beat().catch(() => undefined), BEAT_MS);
    this.#timer.unref();
  }

  get position(): Json {
    return this.#position;
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Why it has to end; undefined while it may go on. */
  get endReason(): EndReason | undefined {
    return this.#ending.signal.reason as EndReason | undefined;
  }

  progress(done: number, total?: number): void {
    this.#done = done;
    if (total !== undefined) this.#total = total;
  }

  isCancelled(): boolean {
    return this.endReason === 'cancelled';
  }

  goOn(): void {
    if (this.endReason) throw new JobEnded(this.endReason);
  }

  async commit<T>(work: (tx: Session) => Promise<T>, position: Json | ((result: T) => Json)): Promise<T> {
    this.goOn();
    let reached: Json = null;
    const result = await this.database.transaction(async (tx) => {
      const worked = await work(tx);
      reached = typeof position === 'function' ? position(worked) : position;
      const progress = { position: reached, done: this.#done, total: this.#total };
      if (await this.store.moveOn(tx, this.stored, progress)) return worked;
      this.end('replaced');
      throw new JobEnded('replaced');
    });
    this.#position = reached;
    return result;
  }

  /** The first reason counts. */
  end(reason: EndReason): void {
    if (!this.#ending.signal.aborted) this.#ending.abort(reason);
  }

  /** Writes the progress a last time and stops looking whether it was cancelled. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#done !== undefined) await this.#beat();
  }

  async #beat(): Promise<void> {
    const progress = { done: this.#done, total: this.#total };
    const isAsked = await this.store.beat(this.database.session, this.stored, progress);
    if (isAsked === undefined) this.end('replaced');
    else if (isAsked) this.end('cancelled');
  }
}
