import { isObject } from '../../kernel/json.ts';
import type { Field } from '../../model/model.ts';
import { oneOf } from '../../records/query-trees.ts';
import type { RecordStore } from '../../storage/store/record-store.ts';
import type { Session } from '../../storage/connection/session.ts';
import { seedName, type SeedRecord } from './seed-record.ts';

/** A line of a record: `loan:first.lines.book` is the line `book` in the field `lines` of the loan `first`. */
export interface LineRef {
  readonly record: string;
  readonly field: string;
  readonly line: string;
}

/** The line a `$ref` names; undefined where it names a record. */
export function lineRef(ref: string): LineRef | undefined {
  const [record = '', field, line] = ref.split('.');
  return field === undefined || line === undefined ? undefined : { record, field, line };
}

/** Whether the record has the line in its file. */
export function hasLine({ values }: SeedRecord, { field, line }: LineRef): boolean {
  const lines = values[field];
  return isObject(lines) && Object.hasOwn(lines, line);
}

/** The ids that lines got, by the full name of their record with field and line. */
export class SeedLines {
  readonly #ids = new Map<string, string>();
  readonly #loaded = new Set<string>();

  get(name: string, { field, line }: LineRef): string | undefined {
    return this.#ids.get(`${name}.${field}.${line}`);
  }

  /** Looks up the lines of records: they were made in the order of the file, and ids sort by time of making. */
  async load(
    store: RecordStore,
    tx: Session,
    field: Field,
    records: readonly { readonly seed: SeedRecord; readonly id: string }[],
  ): Promise<void> {
    const fresh = records.filter(({ seed }) => !this.#loaded.has(placeOf(seed, field)));
    if (fresh.length === 0) return;
    const counts = fresh.map(({ seed }) => Object.keys(seed.values[field.name] as object).length);
    const rows = await store.find(tx, {
      entity: field.target!,
      select: [['id'], [field.inverse!]],
      where: oneOf(
        [field.inverse!],
        fresh.map(({ id }) => id),
      ),
      sort: [{ path: ['id'], direction: 'asc' }],
      limit: counts.reduce((sum, count) => sum + count, 0),
    });
    const byParent = Map.groupBy(rows, (row) => (row[field.inverse!] as { readonly id: string }).id);
    for (const { seed, id } of fresh) {
      const place = placeOf(seed, field);
      this.#loaded.add(place);
      const made = byParent.get(id) ?? [];
      for (const [index, line] of Object.keys(seed.values[field.name] as object).entries())
        if (made[index]) this.#ids.set(`${place}.${line}`, String(made[index]['id']));
    }
  }
}

function placeOf({ entity, key }: SeedRecord, { name }: Field): string {
  return `${seedName(entity.key, key)}.${name}`;
}
