import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job } from '../jobs/job.ts';
import { JobHandlers } from '../jobs/job-handlers.ts';
import { Schedules, type Occurrence } from '../jobs/schedules.ts';
import { Caller } from '../kernel/caller.ts';
import { isObject, type Json } from '../kernel/json.ts';
import type { LocalText } from '../kernel/text.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import type { Session } from '../storage/connection/session.ts';
import { ClassificationQueue, CLASSIFY, type ClassifyData } from './classification-queue.ts';
import { ClassificationRuns } from './classification-runs.ts';
import { isSet, ruleSets, type RuleSet } from './rule-set.ts';

/** Runs rules when their time comes, when somebody asks, and after changes. */
@Injectable()
export class ClassificationJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly schedules: Schedules,
    private readonly queue: ClassificationQueue,
    private readonly runs: ClassificationRuns,
    private readonly current: CurrentCatalog,
  ) {}

  onModuleInit(): void {
    this.handlers.register<ClassifyData>({
      kind: CLASSIFY,
      label: { 'zh-CN': '自动分类', en: 'Classify records' },
      subject: ({ scheme }) => this.current.get().model.classifications.get(scheme)?.spec.label,
      outcome: outcomeOf,
      run: (job) => this.#run(job),
    });
    this.schedules.register({
      name: CLASSIFY,
      schedules: () => this.#sets().flatMap(scheduleOf),
      run: (tx, occurrence) => this.#begin(tx, occurrence),
    });
  }

  /** What is right already is left alone, so a run that was killed is just begun again. */
  async #run(job: Job<ClassifyData>): Promise<Json> {
    const { data, caller } = job;
    const set = this.#sets().find((one) => isSet(one, data.scheme, data.rules));
    if (!set) return null;
    const run = await this.runs.run(set, {
      id: data.run,
      trigger: data.trigger,
      byUserId: caller.userId ?? null,
      ...(data.asOf === null ? {} : { asOf: data.asOf }),
      ...(data.ids === null ? {} : { ids: data.ids }),
      progress: (lookedAt) => job.progress(lookedAt),
      goOn: () => job.goOn(),
    });
    const { lookedAt, changed, pinned, failed } = run;
    return { run: run.id, lookedAt, changed, pinned, failed };
  }

  async #begin(tx: Session, { key }: Occurrence): Promise<void> {
    const set = this.#sets().find((one) => keyOf(one) === key);
    if (set) await this.queue.begin(tx, set, Caller.system('classification'), 'schedule', undefined);
  }

  #sets(): readonly RuleSet[] {
    return ruleSets(this.current.get().model);
  }
}

function outcomeOf(result: Json): LocalText | undefined {
  if (!isObject(result)) return undefined;
  const { lookedAt, changed, pinned, failed } = result;
  return {
    'zh-CN': `检查 ${lookedAt}，更改 ${changed}，固定 ${pinned}，未能更改 ${failed}`,
    en: `${lookedAt} looked at, ${changed} changed, ${pinned} pinned, ${failed} could not be changed`,
  };
}

function keyOf({ scheme, name }: RuleSet): string {
  return `${scheme} ${name}`;
}

function scheduleOf(set: RuleSet) {
  const { at } = set.spec;
  return at === undefined ? [] : [{ key: keyOf(set), rhythm: { every: 'day' as const, at } }];
}
