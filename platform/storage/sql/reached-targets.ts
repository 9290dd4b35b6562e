import { operandsOf } from '../../expression/compile/count-nodes.ts';
import type { QueryField, QueryTree } from '../../expression/query-tree.ts';
import type { Table, TableMap } from '../schema/table-map.ts';
import { targetsOf } from './selection.ts';

type Paths = readonly (readonly string[])[];

/** What selections lead to, by the entity they start from: they are kept for all who have the same rights. */
const selected = new WeakMap<TableMap, WeakMap<Paths, Map<string, ReadonlySet<string>>>>();

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
    this.#walk(path, this.map.tables.get(this.root));
    return this;
  }

  /** Worked out once for each list of paths: most reads ask for one that was asked for before. */
  selection(paths: Paths): this {
    let known = selected.get(this.map);
    if (!known) selected.set(this.map, (known = new WeakMap()));
    let byRoot = known.get(paths);
    if (!byRoot) known.set(paths, (byRoot = new Map()));
    let found = byRoot.get(this.root);
    if (!found) {
      const reached = new ReachedTargets(this.map, this.root);
      for (const path of paths) reached.path(path);
      byRoot.set(this.root, (found = reached.#entities));
    }
    for (const entity of found) this.#entities.add(entity);
    return this;
  }

  /** `variables`: the tables of the records that the relations around a part of the tree run over. */
  tree(tree: QueryTree, variables: ReadonlyMap<string, Table | undefined> = NONE): this {
    switch (tree.op) {
      case 'field':
        this.#value(this.#from(tree, variables), tree.path);
        return this;
      case 'relation': {
        const over = this.#walk(tree.over.path, this.#from(tree.over, variables));
        return this.tree(tree.where, new Map([...variables, [tree.variable, over]]));
      }
      case 'unrestricted':
        return this;
      default:
        for (const operand of operandsOf(tree)) this.tree(operand, variables);
        return this;
    }
  }

  #from({ of }: QueryField, variables: ReadonlyMap<string, Table | undefined>): Table | undefined {
    return of === undefined ? this.map.tables.get(this.root) : variables.get(of);
  }

  #walk(path: readonly string[], from: Table | undefined): Table | undefined {
    let table = from;
    for (let i = 0; table && i < path.length; i++) table = this.#hop(table, path[i]!);
    return table;
  }

  /** A value read at the end of a path: a reference there is not followed, but what a computed field reads is. */
  #value(from: Table | undefined, path: readonly string[]): void {
    const table = this.#walk(path.slice(0, -1), from);
    const computed = table?.computed.get(path.at(-1) ?? '')?.computed;
    if (computed?.kind === 'lookup') this.#value(table, computed.path);
    if (computed?.kind === 'formula')
      for (const read of computed.expression.dependencies) this.#value(table, read);
  }

  #hop(table: Table, name: string): Table | undefined {
    const { computed } = table.computed.get(name) ?? {};
    if (computed?.kind === 'lookup') return this.#walk(computed.path, table);
    if (computed) this.#value(table, [name]);
    const link = table.links.get(name);
    const field = table.fields.get(name);
    const target = relatedEntity(table, name) ?? link?.target ?? field?.columns[0]?.references;
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

const NONE: ReadonlyMap<string, Table> = new Map();

/** The entity of a children field, or of another entity's reference (`library:loan.book`). */
function relatedEntity({ entity }: Table, name: string): string | undefined {
  const field = entity.fields.get(name);
  if (field) return field.inverse === undefined ? undefined : field.target;
  return name.includes(':') ? name.slice(0, name.lastIndexOf('.')) : undefined;
}
