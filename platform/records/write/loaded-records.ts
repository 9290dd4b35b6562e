import type { Session } from '../../storage/connection/session.ts';
import type { RecordStore } from '../../storage/store/record-store.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';

/**
 * The records a write has locked or looked at, so that each is read once. Records referred to are held
 * FOR KEY SHARE: nobody can delete them before the write ends.
 */
export class LoadedRecords {
  readonly #byEntity = new Map<string, Map<string, StoredRecord | undefined>>();

  constructor(
    private readonly tx: Session,
    private readonly store: RecordStore,
  ) {}

  /** Undefined: not loaded, or there is no such record. */
  get(entity: string, id: string): StoredRecord | undefined {
    return this.#byEntity.get(entity)?.get(id);
  }

  /** Whether it was looked for, be there such a record or not. */
  has(entity: string, id: string): boolean {
    return this.#byEntity.get(entity)?.has(id) ?? false;
  }

  /** Known without reading it: it is being created, or was locked for another reason. */
  put(entity: string, record: StoredRecord): void {
    this.#of(entity).set(record.id, record);
  }

  async load(entity: string, ids: Iterable<string>): Promise<void> {
    const known = this.#of(entity);
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    if (missing.length === 0) return;
    const found = await this.store.lock(this.tx, entity, missing.toSorted(), 'keyShare');
    for (const id of missing) known.set(id, found.get(id));
  }

  #of(entity: string): Map<string, StoredRecord | undefined> {
    let known = this.#byEntity.get(entity);
    if (!known) this.#byEntity.set(entity, (known = new Map()));
    return known;
  }
}
