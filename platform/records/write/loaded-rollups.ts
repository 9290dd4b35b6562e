import type { Entity, Field } from '../../model/model.ts';
import { idIn } from '../query-trees.ts';
import type { WriteSession } from './write-session.ts';

/** Roll-ups that conditions read, of records as they stand in the transaction. */
export class LoadedRollups {
  readonly #values = new Map<string, Readonly<Record<string, unknown>>>();

  constructor(private readonly write: WriteSession) {}

  async load({ key }: Entity, ids: Iterable<string>, names: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#has(`${key} ${id}`, names));
    if (missing.length === 0) return;
    const { catalog, tx, calendar } = this.write;
    const rows = await catalog.store.find(tx, {
      entity: key,
      select: [['id'], ...names.map((name) => [name])],
      where: idIn(missing),
      sort: [],
      limit: missing.length,
      deleted: 'include',
      calendar,
    });
    for (const row of rows) {
      const place = `${key} ${String(row['id'])}`;
      this.#values.set(place, { ...this.#values.get(place), ...row });
    }
  }

  /** A record that is only being made has nothing to count yet. */
  get(field: Field, id: string): unknown {
    return this.#values.get(`${field.entity} ${id}`)?.[field.name] ?? ofNothing(field);
  }

  /** Something was written: what was read before no longer holds. */
  forget(): void {
    this.#values.clear();
  }

  #has(place: string, names: readonly string[]): boolean {
    const known = this.#values.get(place);
    return known !== undefined && names.every((name) => name in known);
  }
}

/** The value over no records at all: 0 for a count and a sum, else null. */
export function ofNothing({ computed, type, spec }: Field): unknown {
  const counts = computed?.kind === 'rollup' && (computed.measure === 'count' || computed.measure === 'sum');
  return counts ? (type.fromExpression?.('0', spec) ?? 0) : null;
}
