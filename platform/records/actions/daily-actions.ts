import { Injectable, type OnModuleInit } from '@nestjs/common';
import { allOf } from '../../expression/query-tree.ts';
import { JobHandlers } from '../../jobs/job-handlers.ts';
import type { Job } from '../../jobs/job.ts';
import { Jobs } from '../../jobs/jobs.ts';
import { Schedules, type Occurrence, type Schedule } from '../../jobs/schedules.ts';
import { Caller } from '../../kernel/caller.ts';
import { KehuError } from '../../kernel/errors.ts';
import { isObject, type Json } from '../../kernel/json.ts';
import { renderMessage, type LocalText } from '../../kernel/text.ts';
import type { ActionSpec } from '../../model/metadata.generated.ts';
import type { Named } from '../../model/model.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import type { Session } from '../../storage/connection/session.ts';
import { calendarOf } from '../read/read-session.ts';
import { RecordsService } from '../records.service.ts';
import { ActionRunner } from './action-runner.ts';
import { treeOf, valuesFor } from './stored-values.ts';

const KIND = 'dailyAction';
const AT = '02:30';
/** Records looked up at a time. */
const PAGE = 200;
/** So many refusals are told in words. */
const MOST_TOLD = 20;
const NO_PARAMS = { types: {}, values: {} };

type Asked = { readonly action: string } & { [key: string]: Json };

/** How far a run has come. */
interface Reached {
  readonly after: string | null;
  readonly done: number;
  readonly refused: number;
  readonly why: readonly string[];
}

/**
 * Does the actions that say `daily`, once a day with every record that fits, as the platform: each record in a
 * transaction of its own, so that what is refused for one holds up no other. A run that was killed goes on behind the
 * last record it did.
 */
@Injectable()
export class DailyActions implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly schedules: Schedules,
    private readonly jobs: Jobs,
    private readonly current: CurrentCatalog,
    private readonly database: Database,
    private readonly records: RecordsService,
    private readonly runner: ActionRunner,
  ) {}

  onModuleInit(): void {
    this.handlers.register<Asked>({
      kind: KIND,
      label: { 'zh-CN': '每日操作', en: 'Daily action' },
      subject: ({ action }) => this.#action(action)?.spec.label,
      outcome: (result) => (isObject(result) ? outcomeOf(result) : undefined),
      run: (job) => this.#run(job),
    });
    this.schedules.register({
      name: 'dailyActions',
      schedules: () => this.#schedules(),
      run: (tx, occurrence) => this.#ask(tx, occurrence),
    });
  }

  #action(key: string): Named<ActionSpec> | undefined {
    return this.current.get().model.actions.get(key);
  }

  #schedules(): Schedule[] {
    const { actions } = this.current.get().model;
    return [...actions.values()].flatMap(({ key, spec: { daily } }) =>
      daily ? [{ key, rhythm: { every: 'day' as const, at: daily.at ?? AT } }] : [],
    );
  }

  async #ask(tx: Session, { key }: Occurrence): Promise<void> {
    await this.jobs.enqueue(tx, { kind: KIND, key, data: { action: key }, by: callerOf(key) });
  }

  async #run(job: Job<Asked>): Promise<Json> {
    const { action } = job.data;
    const begun = job.position as unknown as Reached | null;
    let reached: Reached = begun ?? { after: null, done: 0, refused: 0, why: [] };
    for (;;) {
      const page = await this.#page(action, reached.after);
      for (const id of page) {
        reached = await this.#one(job, id, reached);
        job.progress(reached.done + reached.refused);
      }
      if (page.length < PAGE) break;
    }
    const { done, refused, why } = reached;
    return { action, count: done, refused, why: [...why] };
  }

  /** The next records that fit now, in the order of ids. */
  async #page(key: string, after: string | null): Promise<readonly string[]> {
    const action = this.#action(key);
    if (!action?.spec.daily) return [];
    const { entity: name, when, daily } = action.spec;
    const read = await this.records.reading(callerOf(key), this.database.session);
    const entity = read.catalog.model.entity(name);
    const tests = [daily.where, ...(when === undefined ? [] : [when])];
    const rows = await read.catalog.store.find(read.session, {
      entity: entity.key,
      select: [['id']],
      where: allOf(...tests.map((text) => treeOf(read, entity, text, NO_PARAMS, 'bool'))),
      sort: [],
      limit: PAGE,
      calendar: calendarOf(read),
      ...(after === null ? {} : { after: [after] }),
    });
    return rows.map(({ id }) => String(id));
  }

  async #one(job: Job<Asked>, id: string, reached: Reached): Promise<Reached> {
    const done = { ...reached, after: id, done: reached.done + 1 };
    try {
      await job.commit((tx) => this.#do(tx, job.data.action, id), done as unknown as Json);
      return done;
    } catch (error) {
      if (!(error instanceof KehuError)) throw error;
      const why = [...reached.why, `${id}: ${toldOf(error)}`].slice(0, MOST_TOLD);
      return { ...reached, after: id, refused: reached.refused + 1, why };
    }
  }

  async #do(tx: Session, key: string, id: string): Promise<void> {
    const action = this.#action(key);
    if (!action?.spec.daily) return;
    const caller = callerOf(key);
    const read = await this.records.reading(caller, tx);
    const entity = read.catalog.model.entity(action.spec.entity);
    const sent = action.spec.daily.with ?? {};
    const values = await valuesFor(read, entity, id, Object.values(sent), NO_PARAMS);
    const body = Object.fromEntries(Object.keys(sent).map((word, index) => [word, values[index]]));
    await this.runner.run(caller, { entity: entity.key, id, action: action.name, body }, tx);
  }
}

function callerOf(key: string): Caller {
  return Caller.system(`daily ${key}`);
}

function toldOf({ summary, issues }: KehuError): string {
  return [summary, ...issues.map(({ message }) => message)].map((one) => renderMessage(one, 'en')).join('; ');
}

function outcomeOf({ count, refused }: Readonly<Record<string, unknown>>): LocalText {
  const [done, not] = [Number(count ?? 0), Number(refused ?? 0)];
  const records = `${done} ${done === 1 ? 'record' : 'records'} done`;
  return {
    'zh-CN': not > 0 ? `处理了 ${done} 条，${not} 条未能处理` : `处理了 ${done} 条`,
    en: not > 0 ? `${records}, ${not} refused` : records,
  };
}
