import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Conflict, NotFound } from '../kernel/errors.ts';
import { isId, newId } from '../kernel/ids.ts';
import { isDatabaseError } from '../storage/connection/database-errors.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { JobStore, type JobState, type StoredJob } from '../storage/store/job-store.ts';
import { JobHandlers } from './job-handlers.ts';
import type { JobsQuery } from './job-request.ts';
import { mayCancel, mayRetry, viewOf, type JobView } from './job-view.ts';
import { Jobs } from './jobs.ts';
import { messages } from './messages.ts';

export interface JobPage {
  readonly items: readonly JobView[];
  /** Of all pages and states. */
  readonly counts: Readonly<Record<JobState, number>>;
  readonly nextCursor?: string;
}

/** Jobs for people: everybody sees those he asked for, who administers sees all. */
@Injectable()
export class JobDesk {
  constructor(
    private readonly database: Database,
    private readonly store: JobStore,
    private readonly handlers: JobHandlers,
    private readonly access: Access,
    private readonly jobs: Jobs,
  ) {}

  async list(caller: Caller, { mine, limit, ...query }: JobsQuery): Promise<JobPage> {
    const byUserId = mine ? caller.userId : this.#whose(caller);
    const { session } = this.database;
    const [found, counts] = await Promise.all([
      this.store.list(session, { ...query, byUserId, limit: limit + 1 }),
      this.store.counts(session, byUserId),
    ]);
    const items = found.slice(0, limit).map((job) => this.#view(caller, job));
    return { items, counts, ...(found.length > limit ? { nextCursor: items.at(-1)!.id } : {}) };
  }

  async get(caller: Caller, id: string): Promise<JobView> {
    const found = isId(id) ? await this.store.find(this.database.session, id) : undefined;
    return this.#view(caller, this.#seen(caller, found));
  }

  /** One that waits ends at once, one that runs as soon as it comes to a stop. */
  cancel(caller: Caller, id: string): Promise<JobView> {
    return this.#change(caller, id, async (tx, job) => {
      if (!mayCancel(job)) throw new Conflict(messages.notCancellable());
      await this.store.cancel(tx, id);
    });
  }

  /** Goes on where the last committed step left it. */
  retry(caller: Caller, id: string): Promise<JobView> {
    return this.#change(caller, id, async (tx, job) => {
      if (!mayRetry(job)) throw new Conflict(messages.notRetryable());
      const run = newId();
      await this.store.restart(tx, id, run);
      await this.jobs.send(tx, id, run);
    });
  }

  async #change(
    caller: Caller,
    id: string,
    change: (tx: Session, job: StoredJob) => Promise<void>,
  ): Promise<JobView> {
    try {
      await this.database.transaction(async (tx) => {
        const found = isId(id) ? await this.store.lock(tx, id) : undefined;
        await change(tx, this.#seen(caller, found));
      });
    } catch (error) {
      if (isDatabaseError(error) && error.code === '23505') throw new Conflict(messages.otherWaits());
      throw error;
    }
    return this.get(caller, id);
  }

  /** @throws NotFound also where it is another's: nobody learns that it is there */
  #seen(caller: Caller, job: StoredJob | undefined): StoredJob {
    const whose = this.#whose(caller);
    if (!job || (whose !== undefined && job.byUserId !== whose)) throw new NotFound(messages.jobNotFound());
    return job;
  }

  /** Whose jobs the caller sees; undefined: everybody's. */
  #whose(caller: Caller): string | undefined {
    return caller.isSystem || this.access.holds(caller, 'administer') ? undefined : caller.userId;
  }

  #view(caller: Caller, job: StoredJob): JobView {
    return viewOf(caller, job, this.handlers.find(job.kind));
  }
}
