import type { Column, Table, TableField } from '../schema/table-map.ts';
import type { Statement } from './statement.ts';

/** A table in a statement, under its alias. */
export interface Place {
  readonly table: Table;
  readonly alias: string;
}

/** What the caller may see of an entity, as SQL over the scope's root; undefined where it is everything. */
export type TargetFilter = (entity: string) => ((scope: Scope) => string) | undefined;

/**
 * The FROM clause of one query level: a root table and the records reached from it over references. Every
 * reference is followed once however often its path is used, by a LEFT JOIN on the target's id.
 */
export class Scope {
  readonly #joins = new Map<string, Place>();
  readonly #sql: string[] = [];

  constructor(
    readonly statement: Statement,
    readonly root: Place,
    /** What the caller may see of the targets; undefined: everything. */
    private readonly filter: TargetFilter | undefined,
  ) {}

  static over(statement: Statement, table: Table, filter?: TargetFilter): Scope {
    return new Scope(statement, { table, alias: statement.alias() }, filter);
  }

  /** The FROM clause without the word; complete once everything else is rendered. */
  get from(): string {
    return [`${this.root.table.sql} ${this.root.alias}`, ...this.#sql].join('\n  ');
  }

  get joins(): string {
    return this.#sql.join('\n  ');
  }

  /** The record that a reference of `from` points at. */
  follow(from: Place, { field, columns }: TableField): Place {
    const column = columns[0]!;
    return this.#join(`${from.alias}.${field.name}`, column.references ?? field.entity, (target) => {
      const id = `${from.alias}.${column.sql}`;
      return `${target.alias}."id" = ${id}`;
    });
  }

  /** The record of one entity that a polymorphic reference points at. */
  followAny(from: Place, { field, columns }: TableField, entity: string): Place {
    const [entityColumn, idColumn] = polymorphic(columns);
    return this.#join(`${from.alias}.${field.name}:${entity}`, entity, (target) => {
      const matches = `${from.alias}.${entityColumn.sql} = ${literal(entity)}`;
      return `${target.alias}."id" = ${from.alias}.${idColumn.sql} and ${matches}`;
    });
  }

  /** A query level inside this one, over another table, for the same caller. */
  below(table: Table): Scope {
    return Scope.over(this.statement, table, this.filter);
  }

  /** What the caller may see of a lower level's root; undefined: everything. */
  visible(inner: Scope): string | undefined {
    return this.filter?.(inner.root.table.entity.key)?.(inner);
  }

  #join(key: string, entity: string, on: (target: Place) => string): Place {
    const known = this.#joins.get(key);
    if (known) return known;
    const target: Place = { table: tableOf(this.statement, entity), alias: this.statement.alias() };
    this.#joins.set(key, target);
    this.#sql.push(this.#joinSql(target, on(target)));
    return target;
  }

  #joinSql(target: Place, on: string): string {
    const filter = this.filter?.(target.table.entity.key);
    const { alias, table } = target;
    if (!filter) return `left join ${table.sql} ${alias} on ${on}`;
    const inner = new Scope(this.statement, target, undefined);
    const condition = filter(inner);
    if (!inner.joins) return `left join ${table.sql} ${alias} on ${on} and ${condition}`;
    const query = `select ${alias}.* from ${inner.from} where ${on} and ${condition}`;
    return `left join lateral (${query}) ${alias} on true`;
  }
}

/** The columns of a polymorphic reference: which entity, which record. */
export function polymorphic(columns: readonly Column[]): [entity: Column, id: Column] {
  const entity = columns.find(({ part }) => part === 'entity');
  const id = columns.find(({ part }) => part === 'id');
  if (!entity || !id) throw new Error('a polymorphic reference has the columns entity and id');
  return [entity, id];
}

export function tableOf(statement: Statement, entity: string): Table {
  const table = statement.map.tables.get(entity);
  if (!table) throw new Error(`no table for ${entity}`);
  return table;
}

/** A constant of the platform or the Model (a key, never a client's value) as SQL text. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
