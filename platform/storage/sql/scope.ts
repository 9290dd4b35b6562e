import type { Column, Table, TableField } from '../schema/table-map.ts';
import type { Field } from '../../model/model.ts';
import { literal } from './identifier.ts';
import type { Scalar } from './scalar.ts';
import type { Statement } from './statement.ts';

export { literal } from './identifier.ts';

/** A table in a statement, under its alias. */
export interface Place {
  readonly table: Table;
  readonly alias: string;
}

/** What the caller may see of an entity, or of its titles, as SQL over the scope's root; undefined where it is everything. */
export type TargetFilter = (entity: string, shows?: 'title') => ((scope: Scope) => string) | undefined;

/** Joins of one query level, shared by every view of it. */
interface Joins {
  readonly places: Map<string, Place>;
  readonly sql: string[];
  /** Rows of every place but this one may be missing. */
  readonly outermost: Place;
}

/** Renders a computed field of a record, or a part of its value. */
export type ComputedSql = (field: Field, parts: readonly string[], place: Place, scope: Scope) => Scalar;

/**
 * The FROM clause of one query level: a root table and the records reached from it over references. Every
 * reference is followed once however often its path is used, by a LEFT JOIN on the target's id.
 */
export class Scope {
  readonly #joins: Joins;
  readonly #levels: ReadonlyMap<string, Level>;

  constructor(
    readonly statement: Statement,
    readonly root: Place,
    /** What the caller may see of the targets; undefined: everything. */
    private readonly filter: TargetFilter | undefined,
    joins: Joins = { places: new Map(), sql: [], outermost: root },
    levels: ReadonlyMap<string, Level> = new Map(),
  ) {
    this.#joins = joins;
    this.#levels = levels;
  }

  static over(statement: Statement, table: Table, filter?: TargetFilter): Scope {
    return new Scope(statement, { table, alias: statement.alias() }, filter);
  }

  /** The same level where a variable stands for a record of another one, or for a value of a list. */
  with(variable: string, level: Level): Scope {
    const levels = new Map([...this.#levels, [variable, level]]);
    return new Scope(this.statement, this.root, this.filter, this.#joins, levels);
  }

  /** The same level for who may see everything. */
  get unrestricted(): Scope {
    if (!this.filter) return this;
    return new Scope(this.statement, this.root, undefined, this.#joins, this.#levels);
  }

  /** Where a field's path starts. */
  at(variable: string | undefined): Level {
    if (variable === undefined) return this;
    const level = this.#levels.get(variable);
    if (!level) throw new Error(`no relation runs over ${variable}`);
    return level;
  }

  /** The FROM clause without the word; complete once everything else is rendered. */
  get from(): string {
    return [`${this.root.table.sql} ${this.root.alias}`, ...this.#joins.sql].join('\n  ');
  }

  get joins(): string {
    return this.#joins.sql.join('\n  ');
  }

  /** The record that a reference of `from` points at, to read its fields or to show its title. */
  follow(from: Place, { field, columns }: TableField, shows?: 'title'): Place {
    const column = columns[0]!;
    const entity = column.references ?? field.entity;
    const on = (target: Place) => `${target.alias}."id" = ${from.alias}.${column.sql}`;
    return this.#join(`${from.alias}.${field.name}`, entity, shows, on);
  }

  /** The record of one entity that a polymorphic reference points at, to show its title. */
  followAny(from: Place, { field, columns }: TableField, entity: string): Place {
    const [entityColumn, idColumn] = polymorphic(columns);
    return this.#join(`${from.alias}.${field.name}:${entity}`, entity, 'title', (target) => {
      const matches = `${from.alias}.${entityColumn.sql} = ${literal(entity)}`;
      return `${target.alias}."id" = ${from.alias}.${idColumn.sql} and ${matches}`;
    });
  }

  /** The root of the whole level. */
  get outermost(): Place {
    return this.#joins.outermost;
  }

  /** The same level seen from a record it has reached: paths begin there. */
  seenFrom(place: Place): Scope {
    return new Scope(this.statement, place, this.filter, this.#joins);
  }

  /** The alias of what is kept beside a record of the level. */
  beside({ table, alias }: Place): string {
    const key = `${alias}:rollups`;
    const known = this.#joins.places.get(key);
    if (known) return known.alias;
    const place: Place = { table, alias: this.statement.alias() };
    this.#joins.places.set(key, place);
    const on = `${place.alias}."record" = ${alias}."id"`;
    this.#joins.sql.push(`left join ${table.rollups!.sql} ${place.alias} on ${on}`);
    return place.alias;
  }

  /** A query level inside this one, over another table, for the same caller. */
  below(table: Table): Scope {
    return Scope.over(this.statement, table, this.filter);
  }

  /** What the caller may see of a lower level's root; undefined: everything. The rule itself sees everything. */
  visible(inner: Scope, shows?: 'title'): string | undefined {
    return this.filter?.(inner.root.table.entity.key, shows)?.(inner.unrestricted);
  }

  /** Titles share the join of the record unless the caller sees them in other rows. */
  #join(path: string, entity: string, shows: 'title' | undefined, on: (target: Place) => string): Place {
    const filter = this.filter?.(entity, shows);
    const differs = filter !== this.filter?.(entity);
    const key = this.filter ? `${path}${differs ? ' title' : ''}` : `${path} unrestricted`;
    const known = this.#joins.places.get(key);
    if (known) return known;
    const target: Place = { table: tableOf(this.statement, entity), alias: this.statement.alias() };
    this.#joins.places.set(key, target);
    this.#joins.sql.push(this.#joinSql(target, on(target), filter));
    return target;
  }

  #joinSql(target: Place, on: string, filter: ReturnType<TargetFilter>): string {
    const { alias, table } = target;
    if (!filter) return `left join ${table.sql} ${alias} on ${on}`;
    const inner = new Scope(this.statement, target, undefined);
    const condition = filter(inner);
    if (!inner.joins) return `left join ${table.sql} ${alias} on ${on} and ${condition}`;
    const query = `select ${alias}.* from ${inner.from} where ${on} and ${condition}`;
    return `left join lateral (${query}) ${alias} on true`;
  }
}

/** What a path starts from: the record of a query level, or a value of a list. */
export type Level = Scope | Scalar;

export function isScope(level: Level): level is Scope {
  return level instanceof Scope;
}

export function isPolymorphic(columns: readonly Column[]): boolean {
  return columns.length === 2 && columns.some(({ part }) => part === 'entity');
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
