import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import { SETTINGS, type Settings } from '../kernel/settings.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';

const SCHEMA = 'kehu_queue';
const QUEUE = 'job';
const DAY = 86_400;

/** How long after its last sign of life a worker counts as dead; the library takes no less. */
const HEARTBEAT_SECONDS = 10;
/** How often somebody looks for dead workers. */
const LOOK_SECONDS = 5;
const POLL_SECONDS = 2;

/** One entry of the queue: a run of a job. */
export interface QueueEntry {
  readonly run: string;
  readonly job: string;
  /** Aborted when the entry was given to another worker. */
  readonly lost: AbortSignal;
}

/**
 * pg-boss behind a small face. It hands each entry to one worker, and again to another when that one stops giving signs
 * of life; everything else (who may work, failures, repeating, cancelling) is decided by `kehu.job`. It is loaded and
 * started when the first job is there: a node without jobs pays nothing for it.
 */
@Injectable()
export class JobQueue {
  readonly #logger = new Logger(JobQueue.name);
  #starting: Promise<PgBoss> | undefined;
  #workers: Promise<string> | undefined;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Makes the library's tables, so that the first job need not wait for them. */
  async prepare(): Promise<void> {
    await this.#boss();
  }

  /** Puts a run into the queue, in the transaction of its reason. */
  async send(tx: Session, job: string, run: string, seconds = 0): Promise<void> {
    const boss = await this.#boss();
    const db = {
      executeSql: async (sql: string, values?: unknown[]) => ({ rows: await tx.rows(sql, values) }),
    };
    await boss.send(QUEUE, { job }, { id: run, db, ...(seconds > 0 ? { startAfter: seconds } : {}) });
  }

  /** Takes entries out from now on, some at the same time. */
  async work(atOnce: number, handle: (entry: QueueEntry) => Promise<void>): Promise<void> {
    const boss = await this.#boss();
    const options = { localConcurrency: atOnce, pollingIntervalSeconds: POLL_SECONDS };
    this.#workers ??= boss.work<{ job: string }>(QUEUE, options, async (entries) => {
      for (const { id, data, signal } of entries) await handle({ run: id, job: data.job, lost: signal });
    });
    await this.#workers;
  }

  /** There is something new: who waits looks at once. */
  async wake(): Promise<void> {
    if (!this.#starting || !this.#workers) return;
    const boss = await this.#starting;
    for (const { id, name } of boss.getWipData()) if (name === QUEUE) boss.notifyWorker(id);
  }

  /** Which of these runs the queue will hand out. */
  async known(runs: readonly string[]): Promise<ReadonlySet<string>> {
    await this.#boss();
    const rows = await this.database.session.rows<{ id: string }>(
      `select id from ${SCHEMA}.job where name = '${QUEUE}' and state < 'completed' and id = any ($1::uuid[])`,
      [runs],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Takes nothing out any more, and waits a while for what is being done. */
  async stop(milliseconds: number): Promise<void> {
    const boss = await this.#starting?.catch(() => undefined);
    if (!boss) return;
    // Its own graceful end looks twice a second whether it is over.
    const over = this.#workers ? boss.offWork(QUEUE, { wait: true }) : Promise.resolve();
    await Promise.race([over, sleep(milliseconds, undefined, { ref: false })]);
    await boss.stop({ graceful: false });
  }

  #boss(): Promise<PgBoss> {
    this.#starting ??= this.#start().catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  async #start(): Promise<PgBoss> {
    const { PgBoss: Boss } = await import('pg-boss');
    const boss = new Boss({
      db: { executeSql: (sql, values) => this.database.foreign(sql, values) },
      schema: SCHEMA,
      schedule: false,
      // A node that only answers puts entries in, and looks after none.
      supervise: this.settings.role !== 'web',
      superviseIntervalSeconds: LOOK_SECONDS,
      monitorIntervalSeconds: LOOK_SECONDS,
      monitorVacuum: false,
    });
    boss.on('error', (error) => this.#logger.warn(error.message));
    await boss.start();
    await boss.createQueue(QUEUE, {
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: DAY,
      // Of workers that died; what fails is put into the queue anew.
      retryLimit: 1000,
      retryDelay: 0,
      retentionSeconds: 365 * DAY,
      deleteAfterSeconds: DAY,
    });
    return boss;
  }
}
