import type { QueryTree } from '../../expression/query-tree.ts';
import type { Table, TableMap } from '../schema/table-map.ts';
import { targetsOf } from './selection.ts';

/**
 * The entities that the paths of a query lead to, in a stable order: the caller may see only part of them, and
 * the filter of each is part of the query.
 */
export class ReachedTargets {
  readonly #entities = new Set<string>();

  constructor(
    private readonly map: TableMap,
    private readonly root: string,
  ) {}

  get entities(): Iterable<string> {
    return this.#entities;
  }

  path(path: readonly string[]): this {
    let table = this.map.tables.get(this.root);
    for (let i = 0; table && i < path.length; i++) table = this.#hop(table, path[i]!);
    return this;
  }

  tree(tree: QueryTree): this {
    switch (tree.op) {
      case 'field':
        return tree.path.length > 1 ? this.path(tree.path.slice(0, -1)) : this;
      case 'and':
      case 'or':
      case 'call':
        return this.#trees(tree.args);
      case 'not':
      case 'negate':
        return this.tree(tree.arg);
      case 'compare':
      case 'arithmetic':
        return this.#trees([tree.left, tree.right]);
      case 'in':
        return this.#trees([tree.arg, ...tree.list]);
      case 'member':
        return this.#trees([tree.arg, tree.list]);
      case 'condition':
        return this.#trees([tree.when, tree.then, tree.else]);
      default:
        return this;
    }
  }

  #trees(trees: readonly QueryTree[]): this {
    for (const tree of trees) this.tree(tree);
    return this;
  }

  #hop(table: Table, name: string): Table | undefined {
    const link = table.links.get(name);
    const field = table.fields.get(name);
    const target = link?.target ?? field?.columns[0]?.references;
    if (target) return this.#reach(target);
    if (field) for (const entity of targetsOf(field)) this.#reach(entity);
    return undefined;
  }

  /** A target is shown by its title, which may be a reference again. */
  #reach(entity: string): Table | undefined {
    const table = this.map.tables.get(entity);
    if (!table || this.#entities.has(entity)) return table;
    this.#entities.add(entity);
    this.#hop(table, table.entity.title.name);
    return table;
  }
}
