import type { Entity } from '../../model/model.ts';
import { isKeptRollup, rollupSteps } from '../../model/rollup-order.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { NOTHING_SENT } from '../incoming-values.ts';
import { planOf } from '../record-plan.ts';
import { entityOf, type Change } from './change.ts';
import { valuesAfter, valuesBefore, type Values } from './evaluation.ts';
import { rollupLinks, type RollupLink } from './rollup-links.ts';
import { existingChange } from './stage-changes.ts';
import type { WriteSession } from './write-session.ts';

/** A record that roll-ups may count, before and after the write. */
export interface Counted {
  readonly entity: Entity;
  readonly id: string;
  readonly operation: number;
  /** Undefined where it did not count before, or no longer does. */
  readonly before: Values | undefined;
  readonly after: Values | undefined;
  readonly changed: ReadonlySet<string>;
  /** It is made by this write, so that only what the write makes can refer to it. */
  readonly isNew?: boolean;
}

/** Records whose roll-ups are computed anew, and which of them; they are locked. */
export class RollupWork {
  readonly #fields = new Map<string, Map<string, Set<string>>>();
  /** New records that nothing counts for so far, by entity, with the names of their roll-ups. */
  readonly #empty = new Map<string, Map<string, readonly string[]>>();

  /** A record that appears has all of its own roll-ups computed, so that there is a row for each. */
  markOwn({ entity, id, isNew }: Counted): void {
    const own = keptOf(entity);
    if (own.length === 0) return;
    if (!isNew) return void this.#add(entity.key, id, own);
    const empty = this.#empty.get(entity.key);
    if (empty) empty.set(id, own);
    else this.#empty.set(entity.key, new Map([[id, own]]));
  }

  /** Whether it was new. */
  mark(entity: string, id: string, field: string): boolean {
    const empty = this.#empty.get(entity);
    const own = empty?.get(id);
    if (!own) return this.#add(entity, id, [field]);
    empty!.delete(id);
    this.#add(entity, id, own);
    return false;
  }

  #add(entity: string, id: string, names: readonly string[]): boolean {
    const records = this.#fields.get(entity) ?? new Map<string, Set<string>>();
    this.#fields.set(entity, records);
    const fields = records.get(id) ?? new Set<string>();
    records.set(id, fields);
    const before = fields.size;
    for (const name of names) fields.add(name);
    return fields.size > before;
  }

  /** Computes them in an order in which each reads what is right already. */
  keep({ catalog, tx }: WriteSession): void {
    for (const [entity, ids] of this.#empty)
      if (ids.size > 0) catalog.store.keepEmptyRollups(tx, entity, [...ids.keys()]);
    if (this.#fields.size === 0) return;
    for (const step of rollupSteps(catalog.model)) {
      for (const [entity, fields] of Map.groupBy(step, (field) => field.entity)) {
        const names = fields.map(({ name }) => name);
        for (const [some, ids] of this.#marked(entity, names))
          catalog.store.keepRollups(tx, entity, ids.toSorted(), some.split(' '));
      }
    }
  }

  /** Ids by which of these roll-ups change there: what nothing changed in is not counted again. */
  #marked(entity: string, names: readonly string[]): Map<string, string[]> {
    const marked = new Map<string, string[]>();
    for (const [id, fields] of this.#fields.get(entity) ?? []) {
      const some = names.filter((name) => fields.has(name)).join(' ');
      if (some === '') continue;
      const ids = marked.get(some);
      if (ids) ids.push(id);
      else marked.set(some, [id]);
    }
    return marked;
  }
}

const kept = new WeakMap<Entity, readonly string[]>();

function keptOf(entity: Entity): readonly string[] {
  let names = kept.get(entity);
  if (!names)
    kept.set(entity, (names = [...entity.fields.values()].filter(isKeptRollup).map(({ name }) => name)));
  return names;
}

/**
 * Finds the records whose roll-ups a write changes and locks those that it does not hold already, in the order of
 * entity and id and before anything is computed: whoever counts next sees what was committed. Roll-ups over roll-ups
 * go up level by level. Answers, beside the work, the records whose rules read their roll-ups: they are checked again.
 */
export async function followRollups(
  write: WriteSession,
  changes: readonly Change[],
  counted: readonly Counted[] = changes.map(countedOf),
): Promise<{ work: RollupWork; touched: Change[] }> {
  const links = rollupLinks(write.catalog.model);
  const work = new RollupWork();
  const touched: Change[] = [];
  if (links.size === 0) return { work, touched };
  const held = new Map(changes.map((change) => [change.id, change]));
  for (const one of counted) if (one.before === undefined) work.markOwn(one);
  for (let level = counted; level.length > 0;) {
    const fresh = reached(level, links, work);
    const found = await lockAll(write, fresh, held);
    touched.push(...touchedBy(write, fresh, found, held));
    level = nextLevel(write, fresh, found, held);
  }
  return { work, touched };
}

function countedOf(change: Change): Counted {
  return {
    entity: entityOf(change),
    id: change.id,
    operation: change.operation,
    before: change.kind === 'create' ? undefined : valuesBefore(change),
    after: change.kind === 'delete' ? undefined : valuesAfter(change),
    changed: new Set(Object.keys(change.values)),
    isNew: change.kind === 'create',
  };
}

/** By entity and id: which of its roll-ups change, and the operation that changes them, the first of several. */
type Reached = Map<string, Map<string, ReachedRecord>>;

interface ReachedRecord {
  readonly fields: Set<string>;
  readonly operation: number;
  isContested: boolean;
}

function reached(
  level: readonly Counted[],
  links: ReadonlyMap<string, readonly RollupLink[]>,
  work: RollupWork,
): Reached {
  const fresh: Reached = new Map();
  for (const one of level) {
    for (const link of links.get(one.entity.key) ?? []) {
      const { entity, name } = link.field;
      for (const id of parentsOf(one, link)) {
        const known = fresh.get(entity)?.get(id);
        if (known && known.operation !== one.operation) known.isContested = true;
        if (!work.mark(entity, id, name)) continue;
        const records = fresh.get(entity) ?? new Map<string, ReachedRecord>();
        fresh.set(entity, records);
        const { operation } = one;
        const entry = records.get(id) ?? { fields: new Set<string>(), operation, isContested: false };
        entry.fields.add(name);
        records.set(id, entry);
      }
    }
  }
  return fresh;
}

function parentsOf(
  { before, after, changed }: Counted,
  { field, reference, inputs }: RollupLink,
): Set<string> {
  const [old, now] = [before, after].map((values) => values && parentId(values(reference), field.entity));
  const isSame = before !== undefined && after !== undefined && old === now;
  if (isSame && ![...changed].some((name) => inputs.has(name))) return new Set();
  return new Set([old, now].filter((id) => id !== undefined));
}

function parentId(value: unknown, entity: string): string | undefined {
  if (typeof value === 'string') return value;
  const { entity: key, id } = (value ?? {}) as { entity?: unknown; id?: unknown };
  return key === entity ? String(id) : undefined;
}

type Held = ReadonlyMap<string, Change>;
type Found = ReadonlyMap<string, ReadonlyMap<string, StoredRecord>>;

async function lockAll({ catalog, tx }: WriteSession, fresh: Reached, held: Held): Promise<Found> {
  const found = new Map<string, ReadonlyMap<string, StoredRecord>>();
  for (const entity of [...fresh.keys()].toSorted()) {
    const ids = [...fresh.get(entity)!.keys()].filter((id) => !held.has(id)).toSorted();
    if (ids.length > 0) found.set(entity, await catalog.store.lock(tx, entity, ids, 'noKeyUpdate'));
  }
  return found;
}

function touchedBy({ catalog }: WriteSession, fresh: Reached, found: Found, held: Held): Change[] {
  const touched: Change[] = [];
  for (const [entity, records] of fresh) {
    const plan = planOf(catalog.model, catalog.model.entity(entity));
    for (const [id, { fields, operation, isContested }] of records) {
      const before = found.get(entity)?.get(id);
      const reads = plan.conditions.checkedRollups;
      if (!before || before['deletedAt'] || held.has(id) || ![...fields].some((name) => reads.has(name)))
        continue;
      const change = existingChange(plan, operation, '', before, NOTHING_SENT, 'update');
      change.isContested = isContested;
      touched.push(change);
    }
  }
  return touched;
}

/** The same records as those whose roll-ups others count in turn. */
function nextLevel({ catalog }: WriteSession, fresh: Reached, found: Found, held: Held): Counted[] {
  const level: Counted[] = [];
  for (const [key, records] of fresh) {
    const entity = catalog.model.entity(key);
    for (const [id, { fields, operation }] of records) {
      const change = held.get(id);
      const record = found.get(key)?.get(id);
      if (change) level.push({ ...countedOf(change), changed: fields });
      else if (record && !record['deletedAt']) {
        const values: Values = (name) => record[name];
        level.push({ entity, id, operation, before: values, after: values, changed: fields });
      }
    }
  }
  return level;
}
