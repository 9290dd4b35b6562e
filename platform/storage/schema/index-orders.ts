import type { Model } from '../../model/model.ts';
import type { SortKey } from '../record-query.ts';
import type { Table, TableMap } from './table-map.ts';
import { keyOf, keyText, wantedIndexes, type WantedIndex } from './wanted-indexes.ts';

/** Which orders the indexes of a Model give where some columns are fixed. */
export class IndexOrders {
  #indexes: ReadonlyMap<string, readonly WantedIndex[]> | undefined;

  constructor(
    private readonly model: Model,
    private readonly map: TableMap,
  ) {}

  /**
   * The fields that lead an index which, where they are fixed, is in this order to the last key; undefined where there
   * is none.
   */
  leading(table: Table, fixed: ReadonlySet<string>, sort: readonly SortKey[]): string[] | undefined {
    const columns = new Map(
      [...fixed].flatMap((name) => keyOf(table, [name]).map((key) => [keyText(key), name])),
    );
    const keys = sort.filter(({ path }) => path.join('.') !== 'id');
    const order = keys.map(({ path, direction }) => keyOf(table, path, direction)[0]);
    if (order.some((key) => key === undefined)) return undefined;
    const wanted = order.map((key) => keyText(key!)).join();
    for (const { keys: index } of this.#of(table)) {
      const end = index.length - order.length;
      const leads = index.slice(0, end).map((key) => columns.get(key));
      if (end > 0 && leads.every((name) => name !== undefined) && index.slice(end).join() === wanted)
        return leads;
    }
    return undefined;
  }

  #of({ sql }: Table): readonly WantedIndex[] {
    this.#indexes ??= Map.groupBy(
      wantedIndexes(this.model, this.map).filter(({ unique, keys }) => !unique && keys.length > 0),
      ({ table }) => table,
    );
    return this.#indexes.get(sql) ?? [];
  }
}
