import type { ExtensionPoint } from './extension-point.ts';

/** Every extension point of this node, as its consumers declared them; injectable. */
export class ExtensionPoints {
  readonly #points = new Map<string, ExtensionPoint>();

  declare<Spec, Implementation>(point: ExtensionPoint<Spec, Implementation>): void {
    if (this.#points.has(point.name)) {
      throw new Error(`An extension point named "${point.name}" is declared already; rename one`);
    }
    // What the point takes is checked against its own schema before it gets it.
    this.#points.set(point.name, point as unknown as ExtensionPoint);
  }

  get(name: string): ExtensionPoint | undefined {
    return this.#points.get(name);
  }

  /** In the order of their names. */
  get all(): readonly ExtensionPoint[] {
    return [...this.#points.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
}
