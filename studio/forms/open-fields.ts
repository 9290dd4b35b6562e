/** How a field came to be an input: chosen by pointer or key, or passed through with Tab. */
export type OpenedBy = 'choice' | 'tab';

type Listener = () => void;

/**
 * Which fields of a form are inputs; the others are read. A new record has all of them open, a stored one the
 * field somebody chose, or all of them after "edit".
 */
export class OpenFields {
  #one: string | undefined;
  #by: OpenedBy = 'choice';
  #all: boolean;
  readonly #listeners = new Set<Listener>();

  constructor(all: boolean) {
    this.#all = all;
  }

  get all(): boolean {
    return this.#all;
  }

  /** The one field that is open, while not all are. */
  get one(): string | undefined {
    return this.#one;
  }

  get openedBy(): OpenedBy {
    return this.#by;
  }

  isOpen(name: string): boolean {
    return this.#all || this.#one === name;
  }

  open(name: string, by: OpenedBy = 'choice'): void {
    if (this.#one === name) return;
    this.#one = name;
    this.#by = by;
    this.#announce();
  }

  openAll(): void {
    this.#all = true;
    this.#announce();
  }

  /** Everything is read again; with a name only if that field is the open one. */
  close(name?: string): void {
    if (name !== undefined && this.#one !== name) return;
    this.#one = undefined;
    if (name === undefined) this.#all = false;
    this.#announce();
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
