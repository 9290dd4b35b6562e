import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../kernel/ids.ts';
import type { Entity } from '../model/model.ts';
import { entityOf, valueAfter, type Change } from '../records/write/change.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import { WriteRules, type WriteRule } from '../records/write-rule.ts';
import { ClassificationQueue } from './classification-queue.ts';
import { ClassificationTellers } from './classification-tellers.ts';
import { namesOf } from './earlier-names.ts';
import { ruleSets, type RuleSet } from './rule-set.ts';
import { ClassificationStore, type ClassificationChange } from '../storage/store/classification-store.ts';

/** Where a write of the rules comes from, for the operation log. */
export const BY_RULES = 'classification';

/** Why the rules classify a record, kept with the change. */
export interface ClassifiedBecause {
  readonly run: string;
  readonly rule: string;
  readonly measured: string | null;
  /** What the record had when the rules looked. */
  readonly old: string | null;
}

/**
 * Keeps the history of every classification, whoever changes it and on whatever path, and holds the rules to what is
 * true when they write: what was pinned or changed since they looked is left alone.
 */
@Injectable()
export class ClassificationRule implements WriteRule, OnModuleInit {
  readonly name = 'classification';

  constructor(
    private readonly rules: WriteRules,
    private readonly store: ClassificationStore,
    private readonly tellers: ClassificationTellers,
    private readonly queue: ClassificationQueue,
  ) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async apply(changes: readonly Change[], write: WriteSession): Promise<void> {
    if (write.options.source !== BY_RULES) return;
    const ids = changes.map(({ id }) => id);
    const pins = await this.store.pinsOf(write.tx, ids, write.today);
    const pinned = new Set(pins.map(({ recordId, field }) => `${recordId} ${field}`));
    const isPinned = (change: Change, name: string) =>
      namesOf(entityOf(change).fields.get(name)!).some((one) => pinned.has(`${change.id} ${one}`));
    for (const change of changes)
      for (const field of Object.keys(change.values)) {
        const because = becauseOf(change, write);
        const isOther = because && (change.before?.[field] ?? null) !== because.old;
        if (isOther || isPinned(change, field)) delete change.values[field];
      }
  }

  async stored(changes: readonly Change[], write: WriteSession): Promise<void> {
    const rows = changes.flatMap((change) => changesOf(change, write));
    await this.store.appendChanges(write.tx, rows);
    if (write.options.source === BY_RULES) await this.#tell(changes, rows, write);
    else await this.#lookAgain(changes, write);
  }

  async #tell(
    changes: readonly Change[],
    rows: readonly ClassificationChange[],
    write: WriteSession,
  ): Promise<void> {
    const sets = ruleSets(write.catalog.model);
    const byId = new Map(changes.map((change) => [change.id, change]));
    const moved = rows.filter(({ runId }) => runId !== null);
    for (const [run, part] of Map.groupBy(moved, ({ runId }) => runId!)) {
      const { entity, field } = part[0]!;
      const set = sets.find((one) => one.entity.key === entity && one.field.name === field);
      const classified = part.map(({ recordId }) => {
        const owner = valueAfter(byId.get(recordId)!, 'owner');
        return { recordId, owner: typeof owner === 'string' ? owner : undefined };
      });
      if (set) await this.tellers.tell(write, set, run, classified);
    }
  }

  /** What the change may classify otherwise is looked at as soon as it is committed. */
  async #lookAgain(changes: readonly Change[], write: WriteSession): Promise<void> {
    for (const set of ruleSets(write.catalog.model)) {
      if (set.triggers.length === 0) continue;
      const ids = new Set(changes.flatMap((change) => touchedBy(change, set)));
      if (ids.size > 0) await this.queue.lookAgain(write.tx, set, [...ids]);
    }
  }
}

/** The records of a set that a change touches: before and after it. What comes back may have missed much. */
function touchedBy(change: Change, { triggers, entity: classified }: RuleSet): string[] {
  const entity = entityOf(change).key;
  const own = change.isRestored && entity === classified.key ? [change.id] : [];
  const others = triggers.flatMap(({ entity: of, fields: watched, by }) => {
    if (of !== entity) return [];
    if (by === undefined) {
      const isTouched = Object.keys(change.values).some((name) => watched?.has(name));
      return change.kind !== 'delete' && isTouched ? [change.id] : [];
    }
    const targets = [change.before?.[by], valueAfter(change, by)];
    return targets.filter((id): id is string => typeof id === 'string');
  });
  return [...own, ...others];
}

function becauseOf({ id }: Change, { options }: WriteSession): ClassifiedBecause | undefined {
  return options.notes?.get(id)?.['classified'] as ClassifiedBecause | undefined;
}

const fields = new WeakMap<Entity, readonly string[]>();

/** The classification fields of an entity. */
export function classificationFields(entity: Entity): readonly string[] {
  let names = fields.get(entity);
  if (!names) {
    const own = [...entity.fields.values()].filter(({ type, computed }) => {
      return type.name === 'classification' && !computed;
    });
    fields.set(entity, (names = own.map(({ name }) => name)));
  }
  return names;
}

function changesOf(change: Change, write: WriteSession): ClassificationChange[] {
  if (change.kind === 'delete') return [];
  const because = becauseOf(change, write);
  return classificationFields(entityOf(change)).flatMap((field) => {
    const old = (change.before?.[field] ?? null) as string | null;
    const next = valueAfter(change, field) as string | null;
    if (old === next) return [];
    return [
      {
        id: newId(),
        entity: entityOf(change).key,
        recordId: change.id,
        field,
        old,
        new: next,
        runId: because?.run ?? null,
        rule: because?.rule ?? null,
        measured: because?.measured ?? null,
        at: write.now.toISOString(),
        byUserId: write.caller.actorId,
        source: write.options.source ?? null,
      },
    ];
  });
}
