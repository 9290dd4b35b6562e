import type { Model } from '../model/model.ts';
import type { TableMap } from './schema/table-map.ts';
import { SearchStatistics } from './search/search-statistics.ts';
import { CompiledStatements } from './sql/compiled-statements.ts';
import { RecordStore } from './store/record-store.ts';

/** One Model with the store of its records. A request takes it once and uses it to its end. */
export class Catalog {
  readonly store: RecordStore;

  constructor(
    readonly model: Model,
    readonly tables: TableMap,
  ) {
    this.store = new RecordStore({
      model,
      map: tables,
      compiled: new CompiledStatements(),
      search: new SearchStatistics(),
    });
  }
}

/** The Catalog that is in force; publishing swaps it for the next one. */
export class CurrentCatalog {
  #catalog: Catalog | undefined;

  constructor(catalog?: Catalog) {
    this.#catalog = catalog;
  }

  get(): Catalog {
    if (!this.#catalog) throw new Error('no Model is loaded yet');
    return this.#catalog;
  }

  swap(catalog: Catalog): void {
    this.#catalog = catalog;
  }
}
