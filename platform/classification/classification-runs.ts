import { Injectable } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { JobEnded } from '../jobs/job.ts';
import type { KehuError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Json } from '../kernel/json.ts';
import { firstMomentOf } from '../expression/calendar/time-zone.ts';
import { Organisations, type Organisation } from '../records/organisation.ts';
import { RecordWriter } from '../records/record-writer.ts';
import type { OperationResult } from '../records/write/operation-result.ts';
import { dayOf } from '../records/write/write-session.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { ClassificationStore, type ClassificationRun } from '../storage/store/classification-store.ts';
import { BY_RULES, type ClassifiedBecause } from './classification-rule.ts';
import { namesOf } from './earlier-names.ts';
import { evaluateRules, type Move } from './evaluate-rules.ts';
import type { RuleSet } from './rule-set.ts';

export interface RunOptions {
  /** Given by who asked for it, so that a run that is begun again is the same one. */
  readonly id?: string;
  readonly trigger: ClassificationRun['trigger'];
  readonly byUserId?: string | null;
  /** The day whose state is looked at; undefined: today. */
  readonly asOf?: string | undefined;
  /** Only these records. */
  readonly ids?: readonly string[];
  /** Told after each part. */
  readonly progress?: (lookedAt: number) => void;
  /** Asked before each part; throws `JobEnded` where the run is to go no further. */
  readonly goOn?: () => void;
}

/** What a run would do. */
export interface Trial {
  readonly asOf: string;
  readonly lookedAt: number;
  readonly pinned: number;
  /** How many would move from a node to another. */
  readonly counts: readonly { readonly old: string | null; readonly to: string; readonly count: number }[];
  /** The first of them; those that are pinned stay. */
  readonly moves: readonly (Move & { readonly isPinned: boolean })[];
}

/** More records than one transaction takes are written in two rows of them: one is made ready while the other is stored. */
const ONE_LANE = 1000;
const MOST_SHOWN = 200;
const HALF_DAY = 43_200_000;

/** Runs rules over records: tries them, or classifies what they say. */
@Injectable()
export class ClassificationRuns {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly writer: RecordWriter,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
    private readonly store: ClassificationStore,
  ) {}

  /** What a run would do, with nothing written. */
  async attempt(set: RuleSet, asked?: string): Promise<Trial> {
    const { asOf, ...day } = await this.#day(asked);
    const counts = new Map<string, { old: string | null; to: string; count: number }>();
    const shown: Trial['moves'][number][] = [];
    let [lookedAt, pinned] = [0, 0];
    const { session } = this.database;
    for await (const { count, moves } of evaluateRules(this.current.get(), session, set, day)) {
      lookedAt += count;
      const held = await this.#pinned(set, moves, asOf);
      for (const move of moves) {
        const isPinned = held.has(move.recordId);
        if (isPinned) pinned += 1;
        else {
          const key = `${move.old} ${move.to}`;
          counts.set(key, { old: move.old, to: move.to, count: (counts.get(key)?.count ?? 0) + 1 });
        }
        if (shown.length < MOST_SHOWN) shown.push({ ...move, isPinned });
      }
    }
    return { asOf, lookedAt, pinned, counts: [...counts.values()], moves: shown };
  }

  /** Classifies. Running it again for the same day changes nothing more. */
  async run(set: RuleSet, options: RunOptions): Promise<ClassificationRun> {
    const { session } = this.database;
    const { asOf, ...day } = await this.#day(options.asOf);
    let run = this.#begun(set, asOf, options);
    // Of a few records looked at again nothing is kept unless something comes of it.
    if (!options.ids) await this.store.begin(session, run);
    try {
      const looked = evaluateRules(this.current.get(), session, set, day, options.ids);
      for await (const { count, moves } of looked) {
        options.goOn?.();
        run = await this.#classify(set, run, moves, count);
        options.progress?.(run.lookedAt);
      }
    } catch (error) {
      // Another attempt goes on with it, and will say what came of it.
      const isHandedOn = error instanceof JobEnded && error.reason !== 'cancelled';
      if (!isHandedOn) await this.#end(error instanceof JobEnded ? run : failing(run, error), options);
      throw error;
    }
    return this.#end(run, options);
  }

  async #end(ended: ClassificationRun, { ids }: RunOptions): Promise<ClassificationRun> {
    const { session } = this.database;
    const run = { ...ended, finishedAt: this.clock.now().toISOString() };
    if (ids && run.changed > 0) await this.store.begin(session, run);
    await this.store.end(session, run);
    return run;
  }

  async #classify(
    set: RuleSet,
    run: ClassificationRun,
    moves: readonly Move[],
    count: number,
  ): Promise<ClassificationRun> {
    const held = await this.#pinned(set, moves, run.asOf);
    const wanted = moves.filter(({ recordId }) => !held.has(recordId));
    const results = await this.#writeAll(set, run.id, wanted);
    const failures = results.filter((result) => result.status === 'failed');
    const [first] = failures;
    return {
      ...run,
      lookedAt: run.lookedAt + count,
      pinned: run.pinned + held.size,
      changed: run.changed + results.filter(({ status }) => status === 'updated').length,
      failed: run.failed + failures.length,
      problem: run.problem ?? (first ? problemOf(first.error) : null),
    };
  }

  /** What rules want of one page of records. */
  async #writeAll(set: RuleSet, run: string, moves: readonly Move[]): Promise<OperationResult[]> {
    const middle = moves.length > ONE_LANE ? Math.ceil(moves.length / 2 / ONE_LANE) * ONE_LANE : moves.length;
    const lanes = [moves.slice(0, middle), moves.slice(middle)].filter((lane) => lane.length > 0);
    return (await Promise.all(lanes.map((lane) => this.#write(set, run, lane)))).flat();
  }

  #write({ entity, field, name }: RuleSet, run: string, moves: readonly Move[]) {
    const operations = moves.map(({ recordId, to }) => {
      return { op: 'update' as const, id: recordId, data: { [field.name]: to } };
    });
    const notes = moves.map(({ recordId, rule, measured, old }) => {
      const classified: ClassifiedBecause = { run, rule: `${name}.${rule}`, measured, old };
      return [recordId, { classified }] as const;
    });
    const caller = Caller.system(`classification ${name}`);
    return this.writer.writeEach(caller, entity.key, operations, {
      source: BY_RULES,
      defaultReason: BY_RULES,
      notes: new Map(notes),
    });
  }

  async #pinned(set: RuleSet, moves: readonly Move[], on: string): Promise<ReadonlySet<string>> {
    if (moves.length === 0) return new Set();
    const ids = moves.map(({ recordId }) => recordId);
    const pins = await this.store.pinsOf(this.database.session, ids, on);
    const names = namesOf(set.field);
    return new Set(pins.filter(({ field }) => names.includes(field)).map(({ recordId }) => recordId));
  }

  #begun(
    set: RuleSet,
    asOf: string,
    { id = newId(), trigger, byUserId = null }: RunOptions,
  ): ClassificationRun {
    return {
      id,
      scheme: set.scheme,
      rules: set.name,
      field: `${set.entity.key}.${set.field.name}`,
      asOf,
      trigger,
      startedAt: this.clock.now().toISOString(),
      finishedAt: null,
      byUserId,
      lookedAt: 0,
      changed: 0,
      pinned: 0,
      failed: 0,
      problem: null,
    };
  }

  /** Today is now; of any other day its noon is looked at. */
  async #day(asked: string | undefined) {
    const organisation: Organisation = await this.organisations.get();
    const { timeZone } = organisation;
    const now = this.clock.now();
    const today = dayOf(now, organisation);
    if (asked === undefined || asked === today)
      return { asOf: today, calendar: { now, timeZone }, isPast: false };
    const noon = new Date(firstMomentOf(asked, timeZone)! + HALF_DAY);
    return { asOf: asked, calendar: { now: noon, timeZone }, isPast: asked < today };
  }
}

function failing(run: ClassificationRun, error: unknown): ClassificationRun {
  return { ...run, problem: problemOf(error as Error) };
}

function problemOf(error: Error | KehuError): Json {
  const { summary, issues = [] } = error as Partial<KehuError>;
  const texts = [summary, ...issues.map(({ message }) => message)].flatMap((message) => message ?? []);
  return texts.length === 0
    ? { en: error.message, 'zh-CN': error.message }
    : (texts.map(({ code, text, parameters }) => ({ code, text, parameters })) as unknown as Json);
}
