import { isStoredAlike } from '../model/compile-model.ts';
import type { Model } from '../model/model.ts';
import { GramStatistics } from './duplicates/gram-statistics.ts';
import { IndexOrders } from './schema/index-orders.ts';
import type { NameBook } from './schema/name-book.ts';
import { samePromises } from './schema/not-null-columns.ts';
import { storagePart } from './schema/storage-part.ts';
import { layOut, type TableMap } from './schema/table-map.ts';
import { SearchStatistics } from './search/search-statistics.ts';
import { CompiledStatements } from './sql/compiled-statements.ts';
import { RecordStore } from './store/record-store.ts';

/** One Model with the store of its records. A request takes it once and uses it to its end. */
export class Catalog {
  readonly store: RecordStore;
  #part: string | undefined;

  /** @param version the published version it is; 0 where none is kept, as in tests of storage alone */
  constructor(
    readonly model: Model,
    readonly tables: TableMap,
    readonly version = 0,
    readonly names?: NameBook,
  ) {
    this.store = new RecordStore({
      model,
      map: tables,
      compiled: new CompiledStatements(),
      search: new SearchStatistics(),
      grams: new GramStatistics(),
      orders: new IndexOrders(model, tables),
    });
  }

  /** What the database has to be like for it; see `storagePart`. */
  get part(): string {
    return (this.#part ??= storagePart(this.model, this.tables));
  }

  /** The same for a copy of the database, which gets other records: what is learned of them is not shared. */
  onCopy(): Catalog {
    return new Catalog(this.model, this.tables, this.version, this.names?.copy());
  }

  /**
   * The Catalog of a Model that needs nothing of the database this one does not have: most of what is published.
   * Undefined where a plan has to be made.
   */
  alike(model: Model, version: number): Catalog | undefined {
    const names = this.names?.copy();
    if (!names) return undefined;
    const map = layOut(model, names);
    if (names.newTables.length > 0 || names.newColumns.length > 0) return undefined;
    const isAlike = isStoredAlike(model, this.model);
    if (!isAlike && storagePart(model, map) !== this.part) return undefined;
    const catalog = new Catalog(model, samePromises(map, this.tables), version, names);
    catalog.#part = this.#part;
    return catalog;
  }
}

/** The Catalog that is in force; publishing swaps it for the next one. */
export class CurrentCatalog {
  #catalog: Catalog | undefined;
  #renewal: () => Promise<void> = () => Promise.resolve();

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

  /** Who knows how to fetch what was published elsewhere says so here. */
  renewBy(renewal: () => Promise<void>): void {
    this.#renewal = renewal;
  }

  /** Brings this node to the version in force. */
  renew(): Promise<void> {
    return this.#renewal();
  }
}
