import type { CheckedExpression } from '../../expression/expression.ts';
import { Invalid } from '../../kernel/errors.ts';
import { splitRelation } from '../../model/compile/compile-entity.ts';
import type { Entity, Field, Model } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { MAX_CHILDREN } from '../incoming-values.ts';
import { messages } from '../messages.ts';
import { pointsAtAny } from '../query-trees.ts';
import { afterState, type Change } from './change.ts';
import { evaluateAfter, evaluateBefore } from './evaluation.ts';
import type { WriteSession } from './write-session.ts';

/** Records that refer to one of an entity: by a children field, or by the reference of another entity. */
interface Back {
  readonly from: Entity;
  readonly field: Field;
}

interface Wanted extends Back {
  readonly of: Entity;
  /** The operations that ask, by the id of the record whose relation it is. */
  readonly byId: Map<string, Set<number>>;
}

/**
 * Related records as a rule sees them: as they are stored, with the changes of this write laid over them. A rule is
 * tried first; what it comes to that nobody has read yet is noted, read for all records together, and the rule tried
 * again. So a rule that is decided before it comes to its relation costs no statement.
 */
export class RelatedRows {
  readonly #rows = new Map<string, readonly StoredRecord[]>();
  readonly #wanted = new Map<string, Wanted>();
  readonly #followed = new Map<string, Set<string>>();

  constructor(
    private readonly write: WriteSession,
    /** Laid over what is stored; none where rules look at the records as they were. */
    private readonly changes: readonly Change[],
  ) {}

  /** Undefined for a relation whose ids the record itself holds. */
  get(entity: string, id: string, relation: string, operation: number): readonly StoredRecord[] | undefined {
    const { model } = this.write.catalog;
    const of = model.entity(entity);
    const back = backOf(model, of, relation);
    if (!back) return undefined;
    const name = `${back.from.key}.${back.field.name}`;
    const known = this.#rows.get(`${name} ${id}`);
    if (known) return known;
    const wanted = this.#wanted.get(name) ?? { ...back, of, byId: new Map<string, Set<number>>() };
    this.#wanted.set(name, wanted);
    wanted.byId.set(id, (wanted.byId.get(id) ?? new Set()).add(operation));
    return [];
  }

  /** Notes that the record behind an id is needed, unless it is known. */
  follow(entity: string, id: string): void {
    if (this.write.records.has(entity, id)) return;
    this.#followed.set(entity, (this.#followed.get(entity) ?? new Set()).add(id));
  }

  /** Reads what was noted; false when there is nothing. */
  async load(): Promise<boolean> {
    const [wanted, followed] = [[...this.#wanted.values()], [...this.#followed]];
    this.#wanted.clear();
    this.#followed.clear();
    for (const one of wanted) await this.#read(one);
    for (const [entity, ids] of followed) await this.write.records.load(entity, ids);
    return wanted.length > 0 || followed.length > 0;
  }

  async #read({ from, field, of, byId }: Wanted): Promise<void> {
    const rows = new Map([...byId.keys()].map((id) => [id, [] as StoredRecord[]]));
    const changed = this.changes.filter(({ plan }) => plan.entity === from);
    const ids = new Set(changed.map(({ id }) => id));
    const add = (record: StoredRecord) => {
      for (const id of idsIn(record[field.name], of)) rows.get(id)?.push(record);
    };
    for (const record of await this.#stored(from, field, of, [...byId.keys()]))
      if (!ids.has(record.id)) add(record);
    for (const change of changed) if (change.kind !== 'delete') add(afterState(change));
    for (const [id, found] of rows) {
      this.#rows.set(`${from.key}.${field.name} ${id}`, found);
      if (found.length > MAX_CHILDREN) this.#refuse(from, byId.get(id)!);
    }
  }

  async #stored(from: Entity, field: Field, of: Entity, ids: readonly string[]): Promise<StoredRecord[]> {
    const { catalog, tx } = this.write;
    const found = await catalog.store.find(tx, {
      entity: from.key,
      select: [['id']],
      where: pointsAtAny(field, of, ids),
      sort: [],
      limit: ids.length * (MAX_CHILDREN + 1),
    });
    const rows = found.map((row) => String(row['id'])).toSorted();
    const locked = await catalog.store.lock(tx, from.key, rows, 'keyShare');
    return [...locked.values()].filter((record) => !record['deletedAt']);
  }

  #refuse({ label }: Entity, operations: ReadonlySet<number>): void {
    const error = new Invalid(messages.tooManyRelated({ entity: label, limit: MAX_CHILDREN }));
    for (const operation of operations) this.write.fail(operation, error);
  }
}

function backOf(model: Model, of: Entity, relation: string): Back | undefined {
  const own = of.fields.get(relation);
  if (own && own.inverse === undefined) return undefined;
  const [entity, name] = own ? [own.target!, own.inverse!] : splitRelation(relation);
  const from = model.entity(entity);
  return { from, field: from.fields.get(name)! };
}

function idsIn(value: unknown, { key }: Entity): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value as readonly string[];
  const reference = value as { entity?: unknown; id?: unknown } | null | undefined;
  return reference?.entity === key ? [String(reference.id)] : [];
}

/** Everything that expressions of the changes read of other records through relations. */
export async function relatedRows(
  write: WriteSession,
  changes: readonly Change[],
  expressionsOf: (change: Change) => readonly CheckedExpression[],
): Promise<RelatedRows> {
  const rows = new RelatedRows(write, write.live([...write.changed.values()]));
  const asking = changes
    .filter(({ kind }) => kind !== 'delete')
    .map((change) => [change, expressionsOf(change)] as const);
  const tried = asking.filter(([, expressions]) => expressions.length > 0);
  do {
    for (const [change, expressions] of tried) {
      for (const expression of expressions) evaluateAfter(write, change, expression, rows);
    }
  } while (await rows.load());
  return rows;
}

/** The same for locks of fields, which also ask how the records were. */
export async function relatedRowsBefore(
  write: WriteSession,
  changes: readonly Change[],
): Promise<RelatedRows> {
  const rows = new RelatedRows(write, []);
  const tried = changes.filter(
    ({ kind, plan }) => kind !== 'create' && plan.conditions.related.locks.length > 0,
  );
  do {
    for (const change of tried) {
      for (const expression of change.plan.conditions.related.locks)
        evaluateBefore(write, change, expression, rows);
    }
  } while (await rows.load());
  return rows;
}
