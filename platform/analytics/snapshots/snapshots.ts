import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkExpression } from '../../expression/check-expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import type { CalendarContext } from '../../expression/environment.ts';
import { TRUE, type QueryTree } from '../../expression/query-tree.ts';
import { JobHandlers } from '../../jobs/job-handlers.ts';
import type { Job } from '../../jobs/job.ts';
import { Jobs } from '../../jobs/jobs.ts';
import { Schedules, type Occurrence, type Schedule } from '../../jobs/schedules.ts';
import { Caller } from '../../kernel/caller.ts';
import { Clock } from '../../kernel/clock.ts';
import { isObject, type Json } from '../../kernel/json.ts';
import { localize, type Locale, type LocalText } from '../../kernel/text.ts';
import { valueScope } from '../../model/expression-scope.ts';
import type { SnapshotSpec } from '../../model/metadata.generated.ts';
import type { Model } from '../../model/model.ts';
import { Organisations } from '../../records/organisation.ts';
import { dayOf } from '../../records/write/write-session.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { CopyQuery } from '../../storage/sql/copy-sql.ts';
import { OperationLog } from '../../storage/store/operation-log.ts';

const KIND = 'snapshot';
const AT = '02:00';
/** Records of one transaction. */
const STEP = 2000;

interface Asked {
  readonly snapshot: string;
  /** `YYYY-MM-DD`: the day that is kept, in the organisation's zone. */
  readonly day: string;
}

interface Reached {
  readonly after: string | null;
  readonly seen: number;
  readonly written: number;
  readonly isDone: boolean;
}

const BEGIN: Reached = { after: null, seen: 0, written: 0, isDone: false };

/**
 * Takes the snapshots of the metadata, each once a day. A day on which nothing ran has none: what is not there any more
 * cannot be kept. Each step is one statement that writes what has no record of the day yet.
 */
@Injectable()
export class Snapshots implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly schedules: Schedules,
    private readonly jobs: Jobs,
    private readonly current: CurrentCatalog,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
    private readonly log: OperationLog,
  ) {}

  onModuleInit(): void {
    this.handlers.register<Asked & { [key: string]: Json }>({
      kind: KIND,
      label: { 'zh-CN': '每日快照', en: 'Daily snapshot' },
      subject: ({ snapshot, day }) => this.#subject(snapshot, day),
      outcome: (result) => countText(isObject(result) ? Number(result['count'] ?? 0) : 0),
      run: (job) => this.#take(job),
    });
    this.schedules.register({
      name: 'snapshots',
      schedules: () => this.#schedules(),
      run: (tx, occurrence) => this.#ask(tx, occurrence),
    });
  }

  #subject(snapshot: string, day: string): LocalText {
    const label = this.current.get().model.snapshots.get(snapshot)?.spec.label;
    return mapText((locale) => `${label ? localize(label, locale) : snapshot} · ${day}`);
  }

  #schedules(): Schedule[] {
    const { snapshots } = this.current.get().model;
    return [...snapshots.values()].map(({ key, spec }) => ({
      key,
      rhythm: { every: 'day', at: spec.at ?? AT },
    }));
  }

  async #ask(tx: Session, { key, now }: Occurrence): Promise<void> {
    const day = dayOf(now, await this.organisations.get());
    const by = Caller.system(`snapshot ${key}`);
    await this.jobs.enqueue(tx, { kind: KIND, key: `${key} ${day}`, data: { snapshot: key, day }, by });
  }

  async #take(job: Job<Asked>): Promise<Json> {
    const { snapshot, day } = job.data;
    const { timeZone } = await this.organisations.get();
    const at = this.clock.now();
    let reached = (job.position as unknown as Reached | null) ?? BEGIN;
    while (!reached.isDone && this.current.get().model.snapshots.has(snapshot)) {
      const before = reached;
      const step = { after: before.after, day, at };
      reached = await job.commit(
        (tx) => this.#step(tx, snapshot, step, before, { now: at, timeZone }),
        (next) => next as unknown as Json,
      );
      job.progress(reached.seen);
    }
    return { snapshot, day, count: reached.written };
  }

  /** The Model is the one in force when the transaction begins, so that its tables are there. */
  async #step(
    tx: Session,
    key: string,
    step: { readonly after: string | null; readonly day: string; readonly at: Date },
    before: Reached,
    calendar: CalendarContext,
  ): Promise<Reached> {
    const { model, store } = this.current.get();
    const spec = model.snapshots.get(key)?.spec;
    if (!spec) return { ...before, isDone: true };
    const { seen, written, last } = await store.copy(tx, copyOf(spec, model, calendar), step);
    const isDone = seen < STEP;
    const next = {
      after: last ?? before.after,
      seen: before.seen + seen,
      written: before.written + written,
      isDone,
    };
    if (isDone) await this.#tellLog(tx, key, spec, step, next.written);
    return next;
  }

  async #tellLog(
    tx: Session,
    snapshot: string,
    { into }: SnapshotSpec,
    { day, at }: { readonly day: string; readonly at: Date },
    count: number,
  ): Promise<void> {
    const details = { snapshot, day, count };
    const entry = { at: at.toISOString(), userId: null, actor: KIND, operation: KIND, entity: into, details };
    await this.log.append(tx, [entry]);
  }
}

function countText(count: number): LocalText {
  return { 'zh-CN': `保存了 ${count} 条记录`, en: `${count} ${count === 1 ? 'record' : 'records'} kept` };
}

function mapText(make: (locale: Locale) => string): LocalText {
  return { 'zh-CN': make('zh-CN'), en: make('en') };
}

/** What a snapshot copies, in query trees. */
function copyOf(spec: SnapshotSpec, model: Model, calendar: CalendarContext): CopyQuery {
  const [from, into] = [model.entity(spec.of), model.entity(spec.into)];
  const scope = valueScope(model, from);
  const tree = (text: string): QueryTree => compileToQuery(checkExpression(text, scope), calendar);
  const values = Object.entries(spec.values).map(([field, text]) => ({ field, value: tree(text) }));
  const kept = new Set(Object.keys(spec.values));
  const owning = ['owner', 'department'].filter(
    (name) => !kept.has(name) && from.fields.has(name) && into.fields.has(name),
  );
  return {
    from: from.key,
    into: into.key,
    record: spec.record,
    date: spec.date,
    where: spec.filter === undefined ? TRUE : tree(spec.filter),
    values: [...values, ...owning.map((field) => ({ field, value: tree(field) }))],
    limit: STEP,
    calendar,
  };
}
