const MOST = 2000;

/** Compiled statements by shape; the least recently used goes first. One for each Model, so it never goes stale. */
export class CompiledStatements {
  readonly #byShape = new Map<string, unknown>();

  get<T>(shape: string, compile: () => T): T {
    const known = this.#byShape.get(shape) as T | undefined;
    if (known !== undefined) {
      if (this.#byShape.size > MOST / 2) this.#touch(shape, known);
      return known;
    }
    const compiled = compile();
    if (this.#byShape.size >= MOST) this.#byShape.delete(this.#byShape.keys().next().value!);
    this.#byShape.set(shape, compiled);
    return compiled;
  }

  #touch(shape: string, compiled: unknown): void {
    this.#byShape.delete(shape);
    this.#byShape.set(shape, compiled);
  }
}
