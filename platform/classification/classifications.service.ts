import { Injectable } from '@nestjs/common';
import { readDate } from '../expression/calendar/calendar-date.ts';
import { TRUE } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { didYouMean } from '../kernel/did-you-mean.ts';
import { Forbidden, Invalid, Malformed, NotFound } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import { isObject } from '../kernel/json.ts';
import { localize, type LocalText } from '../kernel/text.ts';
import { hint } from '../model/messages.ts';
import type { ReadSession } from '../records/read/read-session.ts';
import { recordTitles } from '../records/read/record-titles.ts';
import { RecordsService } from '../records/records.service.ts';
import { dayOf } from '../records/write/write-session.ts';
import { Database } from '../storage/connection/database.ts';
import {
  ClassificationStore,
  type ClassificationChange,
  type ClassificationRun,
} from '../storage/store/classification-store.ts';
import { ClassificationQueue } from './classification-queue.ts';
import { ClassificationRuns, type Trial } from './classification-runs.ts';
import { messages } from './messages.ts';
import { codeToday } from './earlier-names.ts';
import { isSet, mayKnowMeasure, ruleSets, ruleToday, type RuleSet } from './rule-set.ts';
import { undatedFigures } from './undated.ts';

/** A set of rules as people see it. */
export interface RuleSetView {
  readonly scheme: string;
  readonly name: string;
  readonly label: LocalText;
  readonly entity: string;
  readonly field: string;
  readonly at: string | null;
  readonly onChange: boolean;
  readonly rules: readonly { readonly name: string; readonly label: LocalText; readonly to: string }[];
  /** The latest first. */
  readonly runs: readonly ClassificationRun[];
}

type WithTitle<T> = T & { readonly title: string | null };

const LATEST = 20;
const MOST_CHANGES = 200;

/** Rules that classify, for who may change all records they are about. */
@Injectable()
export class ClassificationsService {
  constructor(
    private readonly records: RecordsService,
    private readonly runs: ClassificationRuns,
    private readonly queue: ClassificationQueue,
    private readonly store: ClassificationStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those the caller may run. */
  async list(caller: Caller): Promise<{ items: readonly RuleSetView[] }> {
    const read = await this.records.reading(caller);
    const { model } = read.catalog;
    const sets = ruleSets(model).filter((set) => mayClassify(read, set));
    const items = sets.map(async (set): Promise<RuleSetView> => {
      const { scheme, name, spec } = set;
      return {
        scheme,
        name,
        label: model.classifications.get(scheme)!.spec.label,
        entity: set.entity.key,
        field: set.field.name,
        at: spec.at ?? null,
        onChange: spec.onChange === true,
        rules: set.rules.map((rule) => ({
          name: rule.name,
          label: spec.rules[rule.name]!.label,
          to: rule.to,
        })),
        runs: await this.store.runs(read.session, set.schemes, set.names, LATEST),
      };
    });
    return { items: await Promise.all(items) };
  }

  /** Tries the rules, or has them run. */
  async run(
    caller: Caller,
    scheme: string,
    name: string,
    body: unknown,
  ): Promise<(Omit<Trial, 'moves'> & { moves: readonly unknown[] }) | { id: string; job: string }> {
    const read = await this.records.reading(caller);
    const set = setOf(read, scheme, name);
    const { asOf, dryRun } = readBody(body);
    const today = dayOf(this.clock.now(), read.organisation);
    if (asOf !== undefined && asOf < today) refuseUndated(read, set);
    if (!dryRun) {
      if (asOf !== undefined && asOf > today) throw refused(messages.futureDate());
      return this.database.transaction((tx) => this.queue.begin(tx, set, caller, 'person', asOf));
    }
    const trial = await this.runs.attempt(set, asOf);
    return { ...trial, moves: await withTitles(read, set, trial.moves) };
  }

  /** One run, with the first of what it changed. */
  async one(
    caller: Caller,
    scheme: string,
    name: string,
    id: string,
  ): Promise<ClassificationRun & { readonly changes: readonly WithTitle<ClassificationChange>[] }> {
    const read = await this.records.reading(caller);
    const set = setOf(read, scheme, name);
    const run = isId(id) ? await this.store.run(read.session, id) : undefined;
    if (!run || !isSet(set, run.scheme, run.rules)) throw new NotFound(messages.noRun());
    const changes = await this.store.changesIn(read.session, run.id, MOST_CHANGES);
    const today = changes.map((change) => ({ ...change, new: codeToday(set.field, change.new) }));
    return { ...run, changes: await withTitles(read, set, today) };
  }
}

/** With what each record is called, and what a rule measured only for who reads that. */
async function withTitles<T extends Pick<ClassificationChange, 'recordId' | 'old' | 'rule' | 'measured'>>(
  read: ReadSession,
  set: RuleSet,
  rows: readonly T[],
): Promise<WithTitle<T>[]> {
  if (rows.length === 0) return [];
  const { entity, field, name, rules } = set;
  const ids = [...new Set(rows.map(({ recordId }) => recordId))];
  const titles = await recordTitles(read, entity.key, ids);
  const known = new Set(rules.filter((rule) => mayKnowMeasure(read, entity, rule)).map((rule) => rule.name));
  const isKnown = (rule: string | null) => rule !== null && known.has(rule.replace(`${name}.`, ''));
  return rows.map((row) => {
    const rule = ruleToday(set, row.rule);
    return {
      ...row,
      rule,
      old: codeToday(field, row.old),
      measured: isKnown(rule) ? row.measured : null,
      title: titles[row.recordId] ?? null,
    };
  });
}

/** Who sees all of them, may change many at once and write the field. */
function mayClassify({ access, caller }: ReadSession, { entity, field }: RuleSet): boolean {
  const all = access.rows(caller, entity, 'read') === TRUE && access.rows(caller, entity, 'bulk') === TRUE;
  const right = access.field(caller, entity, field.name);
  return all && right.read === 'yes' && right.write;
}

function setOf(read: ReadSession, scheme: string, name: string): RuleSet {
  const { classifications } = read.catalog.model;
  const named = [...classifications.values()].filter((one) => one.name === scheme || one.key === scheme);
  const [found] = named;
  if (!found || named.length > 1) {
    const near = didYouMean(
      scheme,
      [...classifications.values()].map((one) => one.name),
    );
    throw new NotFound(messages.noScheme({ name: scheme.slice(0, 60), hint: hint(near) }));
  }
  const sets = ruleSets(read.catalog.model).filter((one) => one.scheme === found.key);
  const set = sets.find((one) => one.name === name);
  if (!set) {
    const known = sets.map((one) => one.name).join(', ') || '–';
    throw new NotFound(messages.noRules({ scheme: found.name, name: name.slice(0, 60), known }));
  }
  if (!mayClassify(read, set))
    throw new Forbidden(
      messages.mayNotClassify({
        entity: set.entity.spec.pluralLabel ?? set.entity.label,
        field: set.field.label,
      }),
    );
  return set;
}

/** @throws Invalid naming the figures of which there is only what they are now */
function refuseUndated({ catalog, caller }: ReadSession, set: RuleSet): void {
  const undated = undatedFigures(catalog.model, set);
  if (undated.length === 0) return;
  const names = undated.map((label) => localize(label, caller.locale));
  throw refused(messages.undated({ figures: names.join(SEPARATOR[caller.locale]) }));
}

const SEPARATOR = { 'zh-CN': '、', en: ', ' } as const;

function readBody(sent: unknown): { readonly asOf: string | undefined; readonly dryRun: boolean } {
  const body = sent === undefined || sent === null ? {} : sent;
  const other = isObject(body)
    ? Object.keys(body).find((name) => name !== 'asOf' && name !== 'dryRun')
    : 'body';
  if (!isObject(body) || other !== undefined)
    throw new Malformed(messages.unknownMember({ name: (other ?? '').slice(0, 60) }));
  const { asOf, dryRun = false } = body;
  if (asOf !== undefined && (typeof asOf !== 'string' || readDate(asOf) === undefined))
    throw refused(messages.badDate({ value: String(asOf).slice(0, 40) }));
  if (typeof dryRun !== 'boolean') throw new Malformed(messages.unknownMember({ name: 'dryRun' }));
  return { asOf, dryRun };
}

function refused(message: ConstructorParameters<typeof Invalid>[0]): Invalid {
  return new Invalid(message, [{ path: 'asOf', message }]);
}
