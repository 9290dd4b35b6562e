/**
 * Counts failures per key within a sliding window of the machine's clock, in bounded memory. When it is full,
 * the key that failed longest ago is forgotten first, so that a flood of invented names cannot fill the node.
 *
 * @example
 * const failures = new FailureWindow({ limit: 5, windowMs: 900_000, keys: 10_000 });
 * failures.add('anna'); failures.waitMs('anna'); // 0 until the fifth
 */
export class FailureWindow {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #capacity: number;
  readonly #times = new Map<string, number[]>();

  constructor(options: { limit: number; windowMs: number; keys: number }) {
    this.#limit = options.limit;
    this.#windowMs = options.windowMs;
    this.#capacity = options.keys;
  }

  /** How long until the next try is allowed; 0 when it is allowed now. */
  waitMs(key: string, now = Date.now()): number {
    const times = this.#recent(key, now);
    return times.length < this.#limit ? 0 : times.at(-this.#limit)! + this.#windowMs - now;
  }

  add(key: string, now = Date.now()): void {
    const times = [...this.#recent(key, now), now].slice(-this.#limit);
    this.#times.delete(key);
    this.#times.set(key, times);
    if (this.#times.size > this.#capacity) this.#times.delete(this.#times.keys().next().value!);
  }

  clear(key: string): void {
    this.#times.delete(key);
  }

  #recent(key: string, now: number): number[] {
    return (this.#times.get(key) ?? []).filter((time) => time > now - this.#windowMs);
  }
}
