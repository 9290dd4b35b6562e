/**
 * A text that begins so is never prepared: which plan is right depends on its values. A plan for any value would walk
 * a whole table where one owner has a thousandth of it.
 */
export const PLANNED_BY_VALUES = '/* planned by values */ ';

/** Longest life of a pooled connection; a statement unused for as long is on no connection any more. */
export const CONNECTION_LIFETIME_SECONDS = 30 * 60;
const MOST_NAMES = 1000;
const MOST_SEEN_ONCE = 2000;

interface Named {
  readonly name: string;
  lastUsed: number;
}

/**
 * Which SQL texts are prepared under a name. A text earns a name when it is seen the second time, so that
 * one-off queries never stay in the server's memory. At most 1 000 names exist: one is given to another text
 * only after no connection can hold it, therefore every connection's memory is bounded too.
 */
export class StatementNames {
  readonly #named = new Map<string, Named>();
  readonly #seenOnce = new Set<string>();
  #next = 1;

  /** The name to prepare the text under; undefined: run it unnamed. */
  nameOf(text: string): string | undefined {
    if (text.startsWith(PLANNED_BY_VALUES)) return undefined;
    const known = this.#named.get(text);
    if (known) {
      known.lastUsed = Date.now();
      return known.name;
    }
    if (!this.#seenOnce.delete(text)) {
      if (this.#seenOnce.size >= MOST_SEEN_ONCE) this.#seenOnce.clear();
      this.#seenOnce.add(text);
      return undefined;
    }
    return this.#admit(text);
  }

  #admit(text: string): string | undefined {
    if (this.#named.size >= MOST_NAMES && !this.#forgetUnused()) return undefined;
    const name = `kehu_${this.#next++}`;
    this.#named.set(text, { name, lastUsed: Date.now() });
    return name;
  }

  #forgetUnused(): boolean {
    const before = Date.now() - 2 * CONNECTION_LIFETIME_SECONDS * 1000;
    for (const [text, { lastUsed }] of this.#named) if (lastUsed < before) this.#named.delete(text);
    return this.#named.size < MOST_NAMES;
  }
}
