import type { UnseenState } from '../../api/records.ts';
import type { FormValues } from '../form-store.ts';

type States = Readonly<Record<string, UnseenState>>;

/**
 * What the server says of fields whose conditions the screens may not work out. Read anew for each version of the
 * record; until it has arrived, what was true before holds.
 */
export class UnseenStates {
  #states: States = {};
  #version: unknown;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly read: () => Promise<States>,
    private readonly loaded: () => FormValues | null,
  ) {}

  get(field: string): UnseenState {
    const version = this.loaded()?.['version'];
    if (version !== undefined && version !== this.#version) {
      this.#version = version;
      void this.#fetch();
    }
    return this.#states[field] ?? {};
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #fetch(): Promise<void> {
    const states = await this.read().catch(() => undefined);
    if (!states) return;
    this.#states = states;
    for (const listener of this.#listeners) listener();
  }
}
