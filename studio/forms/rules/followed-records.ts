import type { FormValues } from '../form-store.ts';
import type { RecordsBehind } from './rule-world.ts';

/** Reads one record as the server answers it. */
export type ReadRecord = (entity: string, id: string) => Promise<FormValues>;

/**
 * Records behind the references of a form, read when a rule first asks for one. A rule sees nothing until it has
 * arrived; then everybody who listens looks again.
 */
export class FollowedRecords implements RecordsBehind {
  readonly #arrived = new Map<string, FormValues>();
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly read: ReadRecord) {}

  get(entity: string, id: string): FormValues | undefined {
    const key = `${entity}/${id}`;
    if (!this.#asked.has(key)) {
      this.#asked.add(key);
      void this.#fetch(key, entity, id);
    }
    return this.#arrived.get(key);
  }

  /** Calls back whenever a record has arrived. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A record that cannot be read stays unknown: its rules say no, as on the server for who may not see it. */
  async #fetch(key: string, entity: string, id: string): Promise<void> {
    const record = await this.read(entity, id).catch(() => undefined);
    if (!record) return;
    this.#arrived.set(key, record);
    for (const listener of this.#listeners) listener();
  }
}
