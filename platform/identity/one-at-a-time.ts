/** Runs work of the same key one after another, in the order it came; other keys do not wait. */
export class OneAtATime {
  readonly #lines = new Map<string, { last: Promise<unknown>; length: number }>();

  /** How many of a key run or wait. */
  length(key: string): number {
    return this.#lines.get(key)?.length ?? 0;
  }

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(key) ?? { last: Promise.resolve(), length: 0 };
    this.#lines.set(key, line);
    line.length += 1;
    const mine = line.last.then(work);
    line.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      line.length -= 1;
      if (line.length === 0) this.#lines.delete(key);
    }
  }
}
