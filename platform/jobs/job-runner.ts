import { hostname } from 'node:os';
import { Injectable, Logger } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { Forbidden, KehuError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { LOCALES, renderMessage, type LocalText, type Message } from '../kernel/text.ts';
import { isDatabaseError } from '../storage/connection/database-errors.ts';
import { Database } from '../storage/connection/database.ts';
import { JobStore, type StoredJob } from '../storage/store/job-store.ts';
import { JobEnded } from './job.ts';
import { JobHandlers } from './job-handlers.ts';
import type { QueueEntry } from './job-queue.ts';
import { JobSurroundings } from './job-surroundings.ts';
import { Jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { RunningJob } from './running-job.ts';

const NODE = `${hostname()}:${process.pid}`;
const ATTEMPTS = 5;
/** Begun so often without coming forward, it is the job that ends its workers. */
const MOST_STALLS = 5;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 3600;
/** Until another job of the same key may have ended, where its end was not heard. */
const BUSY_SECONDS = 10;

/** Does what the queue hands out, and writes down what became of it. */
@Injectable()
export class JobRunner {
  readonly #logger = new Logger(JobRunner.name);
  readonly #running = new Set<RunningJob>();
  #isEnding = false;

  constructor(
    private readonly database: Database,
    private readonly store: JobStore,
    private readonly handlers: JobHandlers,
    private readonly surroundings: JobSurroundings,
    private readonly jobs: Jobs,
  ) {}

  async handle({ job: id, run, lost }: QueueEntry): Promise<void> {
    const stored = await this.store.claim(this.database.session, id, run, NODE);
    if (stored === undefined) return;
    if (stored === 'busy') return void (await this.#again({ id, run }, BUSY_SECONDS));
    if (stored.stalls > MOST_STALLS) {
      return this.#giveUp(stored, inWords(messages.workersEnded({ count: MOST_STALLS })));
    }
    await this.#run(stored, lost);
    if (stored.key !== null) await this.#wakeNext(stored.kind, stored.key);
  }

  /** The node ends: what runs is asked to, and waits for another node. */
  end(): void {
    this.#isEnding = true;
    for (const job of this.#running) job.end('nodeEnds');
  }

  /** Who waited for the key need not wait out its pause. */
  async #wakeNext(kind: string, key: string): Promise<void> {
    const next = await this.store.waiting(this.database.session, kind, key);
    if (next) await this.#again(next, 0);
  }

  async #run(stored: StoredJob, lost: AbortSignal): Promise<void> {
    let job: RunningJob | undefined;
    try {
      const handler = this.handlers.find(stored.kind);
      if (!handler) throw new Forbidden(messages.noHandler({ kind: stored.kind }));
      job = new RunningJob(stored, await this.#callerOf(stored), this.database, this.store);
      lost.addEventListener('abort', () => job?.end('replaced'));
      this.#running.add(job);
      if (this.#isEnding) job.end('nodeEnds');
      job.goOn();
      const result = await handler.run(job);
      await job.close();
      await this.store.end(this.database.session, stored, { state: 'done', result: result ?? null });
    } catch (error) {
      await job?.close().catch(() => undefined);
      await this.#ended(stored, error, job);
    } finally {
      if (job) this.#running.delete(job);
    }
  }

  /** A user with his rights of now; the system as whom it was asked. */
  async #callerOf({ byUserId, actor }: StoredJob): Promise<Caller> {
    if (byUserId === null) return Caller.system(actor);
    const caller = await this.surroundings.callerOf(byUserId);
    if (!caller) throw new Forbidden(messages.ownerGone());
    return caller;
  }

  async #ended(stored: StoredJob, error: unknown, job: RunningJob | undefined): Promise<void> {
    const reason = error instanceof JobEnded ? error.reason : job?.endReason;
    if (reason === 'replaced') return;
    if (reason === 'cancelled')
      return void (await this.store.end(this.database.session, stored, { state: 'cancelled' }));
    if (reason === 'nodeEnds') {
      if (!(await this.#again(stored, 0))) await this.#giveUp(stored, inWords(messages.otherWaits()));
      return;
    }
    const words = this.#told(stored, error);
    const most = this.handlers.find(stored.kind)?.attempts ?? ATTEMPTS;
    const isFinal = stored.failures + 1 >= most || isHopeless(error);
    if (isFinal || !(await this.#again(stored, pauseAfter(stored.failures), words))) {
      await this.#giveUp(stored, words);
    }
  }

  /** @returns false where another one of the same key waits already */
  async #again(
    stored: { readonly id: string; readonly run: string },
    seconds: number,
    error?: LocalText,
  ): Promise<boolean> {
    const run = newId();
    try {
      await this.database.transaction(
        async (tx) => {
          const next = { run, seconds, ...(error ? { error, failed: true } : {}) };
          if (await this.store.requeue(tx, stored, next)) await this.jobs.send(tx, stored.id, run, seconds);
        },
        { version: 'any' },
      );
      return true;
    } catch (failure) {
      if (isDatabaseError(failure) && failure.code === '23505') return false;
      throw failure;
    }
  }

  async #giveUp(stored: StoredJob, error: LocalText): Promise<void> {
    await this.store.end(this.database.session, stored, { state: 'failed', error });
  }

  #told({ id, kind }: StoredJob, error: unknown): LocalText {
    if (error instanceof KehuError) return inWords(error.summary);
    this.#logger.error(`job ${id} (${kind}): ${error instanceof Error ? error.stack : String(error)}`);
    return inWords(messages.unexpected({ id }));
  }
}

/** What is refused now is refused again, whatever is waited for. */
function isHopeless(error: unknown): boolean {
  return error instanceof KehuError && error.status >= 400 && error.status < 500 && error.status !== 409;
}

/** 5 s, 10 s, 20 s … to an hour, a little scattered. */
export function pauseAfter(failures: number, scatter = Math.random()): number {
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** failures, LONGEST_PAUSE_SECONDS) * (0.9 + scatter * 0.2);
}

export function inWords(message: Message): LocalText {
  const texts = LOCALES.map((locale) => [locale, renderMessage(message, locale)] as const);
  return Object.fromEntries(texts) as LocalText;
}
