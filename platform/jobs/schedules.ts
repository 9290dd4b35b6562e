import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../kernel/json.ts';
import type { Session } from '../storage/connection/session.ts';
import { Database } from '../storage/connection/database.ts';
import { DueStore } from '../storage/store/due-store.ts';
import { DueWork, type Due } from './due-work.ts';
import { JobSurroundings } from './job-surroundings.ts';
import { lastTime, nextTime, type Rhythm } from './schedule-times.ts';

export interface Schedule {
  /** Of its source. */
  readonly key: string;
  readonly rhythm: Rhythm;
  /** What becomes of times that passed while nothing ran: `once` (the default) all together, `each` one by one. */
  readonly missed?: 'once' | 'each';
}

/** The time of a schedule that has come. */
export interface Occurrence {
  readonly key: string;
  /** The time meant; of several that were missed together the last. */
  readonly at: Date;
  readonly now: Date;
}

/** Something that has schedules; which ones may change with the metadata. */
export interface ScheduleSource {
  readonly name: string;
  /** Asked each second: answers from what is in memory. */
  schedules(): readonly Schedule[];
  /** In the transaction that moves the schedule on. What takes long, it enqueues as a job. */
  run(tx: Session, occurrence: Occurrence): Promise<void>;
}

const NAME = 'schedule';
/** Also where nothing has changed here: a node that ran on an earlier version may have dropped what it did not know. */
const AGAIN_MS = 60_000;

interface Planned {
  readonly rhythm: Rhythm;
  readonly missed: 'once' | 'each';
  /** By the clock of when it was planned: a clock that was set back plans anew. */
  readonly from: string;
  readonly timeZone: string;
}

/**
 * What happens every hour, day, week or month. Each schedule is one row of due work.
 *
 * @example
 * schedules.register({
 *   name: 'overdueLoans',
 *   schedules: () => [{ key: 'daily', rhythm: { every: 'day', at: '06:00' } }],
 *   run: async (tx) => void (await jobs.enqueue(tx, { kind: 'overdueLoans', data: {}, by: SYSTEM })),
 * });
 */
@Injectable()
export class Schedules implements OnModuleInit {
  readonly #sources = new Map<string, ScheduleSource>();
  #synced = '';
  #syncedAt = new Date(0);
  /** By the machine's clock. */
  #againAt = 0;

  constructor(
    private readonly database: Database,
    private readonly store: DueStore,
    private readonly due: DueWork,
    private readonly surroundings: JobSurroundings,
  ) {}

  onModuleInit(): void {
    this.due.register({
      name: NAME,
      label: { 'zh-CN': '定时任务', en: 'Schedule' },
      most: 1,
      run: (tx, due, now) => this.#run(tx, due, now),
    });
  }

  register(source: ScheduleSource): void {
    if (this.#sources.has(source.name)) throw new Error(`schedules "${source.name}" are registered already`);
    this.#sources.set(source.name, source);
  }

  /** Plans what is new or changed, drops what is gone; mostly finds nothing to do. */
  async sync(now: Date): Promise<void> {
    const wanted = this.#wanted();
    const sign = JSON.stringify([...wanted]);
    if (sign === this.#synced && now >= this.#syncedAt && Date.now() < this.#againAt) return;
    const timeZone = await this.surroundings.timeZone();
    await this.database.transaction((tx) => this.#plan(tx, wanted, now, timeZone), { version: 'any' });
    this.#synced = sign;
    this.#syncedAt = now;
    this.#againAt = Date.now() + AGAIN_MS;
  }

  #wanted(): Map<string, Schedule> {
    const sources = [...this.#sources.values()];
    return new Map(
      sources.flatMap((source) =>
        source.schedules().map((one) => [`${source.name}/${one.key}`, one] as const),
      ),
    );
  }

  async #plan(tx: Session, wanted: Map<string, Schedule>, now: Date, timeZone: string): Promise<void> {
    const planned = new Map((await this.store.list(tx, NAME)).map((row) => [row.key, row]));
    for (const [key, { rhythm, missed = 'once' }] of wanted) {
      const known = planned.get(key)?.data as unknown as Planned | undefined;
      planned.delete(key);
      const planOf = (one: Omit<Planned, 'from'> | undefined) => [one?.rhythm, one?.missed, one?.timeZone];
      const isSame = isDeepStrictEqual(planOf(known), planOf({ rhythm, missed, timeZone }));
      if (known && isSame && new Date(known.from) <= now) continue;
      await this.#planNext(tx, key, { rhythm, missed, from: now.toISOString(), timeZone }, now);
    }
    await this.store.drop(tx, NAME, [...planned.keys()]);
  }

  async #run(tx: Session, [due]: readonly Due[], now: Date): Promise<void> {
    if (!due) return;
    const { rhythm, missed } = due.data as unknown as Planned;
    const [, name = '', key = ''] = /^([^/]*)\/(.*)$/s.exec(due.key) ?? [];
    const source = this.#sources.get(name);
    if (!source?.schedules().some((one) => one.key === key)) return;
    const timeZone = await this.surroundings.timeZone();
    const planned = new Date(due.at);
    const at = missed === 'each' ? planned : lastTime(rhythm, planned, now, timeZone);
    await this.#planNext(tx, due.key, { rhythm, missed, from: now.toISOString(), timeZone }, at);
    await source.run(tx, { key, at, now });
  }

  async #planNext(tx: Session, key: string, planned: Planned, after: Date): Promise<void> {
    const at = nextTime(planned.rhythm, after, planned.timeZone);
    await this.store.plan(tx, { name: NAME, key, at, data: planned as unknown as Json });
  }
}
