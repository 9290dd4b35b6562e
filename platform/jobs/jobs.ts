import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.ts';
import type { Session } from '../storage/connection/session.ts';
import { JobStore } from '../storage/store/job-store.ts';
import { JobHandlers } from './job-handlers.ts';
import { JobQueue } from './job-queue.ts';
import type { JobRequest } from './job.ts';

/**
 * Has work done beside the requests, by any node that works.
 *
 * @example
 * await database.transaction(async (tx) => {
 *   await records.create(caller, 'book', book, {}, tx);
 *   await jobs.enqueue(tx, { kind: 'coverImages', data: { book: book.id }, by: caller });
 * });
 */
@Injectable()
export class Jobs {
  constructor(
    private readonly store: JobStore,
    private readonly queue: JobQueue,
    private readonly handlers: JobHandlers,
  ) {}

  /**
   * In the transaction of its reason: rolled back with it, never lost after it.
   *
   * @returns the job's id; with `key`, that of the one which waits already
   */
  async enqueue(tx: Session, { kind, data, by, key }: JobRequest): Promise<string> {
    if (!this.handlers.find(kind)) throw new Error(`nobody registered a handler of jobs "${kind}"`);
    const [id, run] = [newId(), newId()];
    const owner = { byUserId: by.userId ?? null, actor: by.name };
    const added = await this.store.add(tx, { id, kind, key: key ?? null, data, run, ...owner });
    if (added.isNew) await this.send(tx, id, run);
    return added.id;
  }

  /** Puts a run of a job into the queue. */
  async send(tx: Session, id: string, run: string, seconds = 0): Promise<void> {
    await this.queue.send(tx, id, run, seconds);
    if (seconds === 0) tx.whenDone(() => void this.queue.wake());
  }
}
