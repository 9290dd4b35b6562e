import type { LocalText } from '../kernel/text.ts';

/**
 * The types the checker knows. `decimal` is exact and covers money and percent; `int` mixes with it.
 * `record` is a reference to one record of an entity, followed with dots; `records` a relation to many
 * (children, many-to-many fields, references of other entities to this one), usable only in `size`, `in`,
 * `exists`, `all` and `count`.
 * `object` has named parts (an address). `any` is JSON nobody has described: only `== null` applies to it.
 */
export type ExpressionType =
  | {
      readonly kind: ScalarKind;
      /** Of a string that is one of a set: every key it may hold, retired ones too. Comparing with another is refused. */
      readonly options?: readonly string[];
      /** The keys are codes of a tree: that of a node below another begins with the other's. */
      readonly codes?: true;
    }
  | { readonly kind: 'list'; readonly of: ExpressionType }
  | { readonly kind: 'record'; readonly entity: string }
  | {
      readonly kind: 'records';
      readonly entity: string;
      /** The record itself holds their ids (a many-to-many field); of others the related records hold its id. */
      readonly held?: true;
    }
  | { readonly kind: 'object'; readonly parts: Readonly<Record<string, ExpressionType>> };

export type ScalarKind =
  | 'bool'
  | 'int'
  | 'decimal'
  | 'string'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'null'
  | 'any';

/** An attribute of the nodes of a classification. */
export interface NodeAttribute {
  readonly type: ExpressionType;
  /** Canonical values by code, inherited ones too; a code without one has none. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

/** Records of another entity that refer to one of this entity by a field. */
export interface IncomingRelation {
  /** Entity key and field, `library:loan.reader`: what the relation is called in paths. */
  readonly name: string;
  readonly type: ExpressionType;
}

/**
 * What names mean where an expression stands. The Model implements it per entity; the studio from what the
 * server sent; tests by hand.
 */
export interface ExpressionScope {
  /** The type of a top-level name (`amount`, `me`, `old`, `params`), or undefined when there is none. */
  variable(name: string): ExpressionType | undefined;
  /** The type of a field of an entity, for `author.country`. */
  field(entity: string, name: string): ExpressionType | undefined;
  /**
   * The references of other entities that lead to records of an entity (without one: of the entity at hand), by the
   * names an expression may give them: `loan.reader`, `library.loan.reader`.
   */
  relations?(entity?: string): ReadonlyMap<string, IncomingRelation>;
  /** The words for the options of a field, by key; undefined where it has none. */
  labels?(entity: string | undefined, field: string): Readonly<Record<string, LocalText>> | undefined;
  /** What the nodes say that a classification field may hold, by the name of the attribute. */
  attributes?(entity: string | undefined, field: string): Readonly<Record<string, NodeAttribute>> | undefined;
  /** All names known at the top or of an entity, for did-you-mean. */
  names(entity?: string): Iterable<string>;
  /**
   * Whether records of an entity (without one: of the entity at hand) form a tree. A scope that cannot tell leaves
   * the check to one that can.
   */
  isTree?(entity?: string): boolean;
  /** The database computes what stands here, so functions without an SQL form are refused. */
  readonly inSql?: true;
}
