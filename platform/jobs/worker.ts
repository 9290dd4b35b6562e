import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import { SETTINGS, type Settings } from '../kernel/settings.ts';
import { Database } from '../storage/connection/database.ts';
import { JobStore } from '../storage/store/job-store.ts';
import { DueRunner } from './due-runner.ts';
import { JobQueue } from './job-queue.ts';
import { JobRunner } from './job-runner.ts';
import { Jobs } from './jobs.ts';
import { Schedules } from './schedules.ts';

const PAUSE_MS = 1000;
const HOUR = 3_600_000;
const AT_ONCE = 3;
/** How long what runs may take to come to a stop when the node ends. */
const PATIENCE_MS = 8000;
const DRAIN_LIMIT_MS = 60_000;
const KEEP = 90 * 24 * HOUR;

/** What a node that works does beside the requests; KEHU_ROLE=web does none of it. */
@Injectable()
export class Worker implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(Worker.name);
  readonly #works: boolean;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<number> = Promise.resolve(0);
  #isWorking = false;
  #isEnding = false;
  #tidiedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly store: JobStore,
    private readonly queue: JobQueue,
    private readonly runner: JobRunner,
    private readonly jobs: Jobs,
    private readonly due: DueRunner,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.#works = settings.role !== 'web';
  }

  onApplicationBootstrap(): void {
    if (this.#works) this.#schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isEnding = true;
    clearTimeout(this.#timer);
    this.runner.end();
    await this.#running;
    await this.queue.stop(PATIENCE_MS);
  }

  /** One pass now: schedules, what is due, and taking jobs out where there are any. @returns how much was due */
  pass(): Promise<number> {
    this.#running = this.#running.then(() => this.#pass());
    return this.#running;
  }

  /** Returns when nothing is due and no job waits or runs, but for those that wait after a failure. */
  async drain(): Promise<void> {
    if (!this.#works) return;
    const deadline = Date.now() + DRAIN_LIMIT_MS;
    while (Date.now() < deadline && !this.#isEnding) {
      const count = await this.pass();
      const isBusy = await this.store.isBusy(this.database.session);
      if (count === 0 && !isBusy) return;
      if (isBusy) await Promise.all([this.queue.wake(), sleep(20)]);
    }
  }

  async #pass(): Promise<number> {
    try {
      if (this.#isEnding) return 0;
      await this.schedules.sync(this.clock.now());
      const count = await this.due.run(() => this.#isEnding);
      if (!this.#isWorking && (await this.store.hasOpen(this.database.session))) await this.#begin();
      if (Date.now() - this.#tidiedAt > HOUR) await this.tidy();
      return count;
    } catch (error) {
      if (!this.#isEnding) this.#logger.warn((error as Error).message);
      return 0;
    }
  }

  async #begin(): Promise<void> {
    await this.queue.work(AT_ONCE, async (entry) => {
      await this.runner.handle(entry);
      await this.queue.wake();
    });
    this.#isWorking = true;
    await this.#sendAgain();
  }

  /** Forgets old jobs, and finds those the queue has lost. */
  async tidy(): Promise<void> {
    await this.store.removeBefore(this.database.session, new Date(Date.now() - KEEP));
    if (this.#isWorking) await this.#sendAgain();
    this.#tidiedAt = Date.now();
  }

  /** Open jobs that the queue does not know (it was lost, or restored to an earlier state) are put into it. */
  async #sendAgain(): Promise<void> {
    const open = await this.store.open(this.database.session);
    if (open.length === 0) return;
    const known = await this.queue.known(open.map(({ run }) => run));
    for (const job of open.filter(({ run }) => !known.has(run))) {
      const run = newId();
      await this.database.transaction(
        async (tx) => {
          if (await this.store.requeue(tx, job, { run, seconds: 0 })) await this.jobs.send(tx, job.id, run);
        },
        { version: 'any' },
      );
    }
  }

  #schedule(): void {
    if (this.#isEnding) return;
    this.#timer = setTimeout(() => void this.pass().finally(() => this.#schedule()), PAUSE_MS);
    this.#timer.unref();
  }
}
