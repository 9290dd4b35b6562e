import type { CheckedExpression } from '../../expression/expression.ts';
import type { ComputedTrees } from './computed-trees.ts';

const MOST = 2000;

type Values = readonly (readonly unknown[])[];

interface Dated<T> {
  readonly compiled: T;
  readonly sources: readonly CheckedExpression[];
  readonly shape: string;
}

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

  /**
   * The same for a statement that may read computed fields as of a moment: it holds their values as parameters, and
   * serves as long as their trees keep their shape.
   */
  dated<T>(shape: string, trees: ComputedTrees, compile: () => T): { compiled: T; values: Values } {
    let known = this.#byShape.get(shape) as Dated<T> | undefined;
    if (known && trees.shapeOf(known.sources) !== known.shape) known = undefined;
    if (!known) {
      this.#byShape.delete(shape);
      known = this.get(shape, () => {
        const compiled = compile();
        return { compiled, sources: trees.sources, shape: trees.shapeOf(trees.sources) };
      });
    } else if (this.#byShape.size > MOST / 2) this.#touch(shape, known);
    return { compiled: known.compiled, values: trees.valuesOf(known.sources) };
  }

  #touch(shape: string, compiled: unknown): void {
    this.#byShape.delete(shape);
    this.#byShape.set(shape, compiled);
  }
}
