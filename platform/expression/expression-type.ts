/**
 * The types the checker knows. `decimal` is exact and covers money and percent; `int` mixes with it.
 * `record` is a reference to one record of an entity, followed with dots; `records` a relation to many
 * (children, inverse references), usable only in `size`, `exists`, `all`, `count`.
 * `object` has named parts (an address). `any` is JSON nobody has described: only `== null` applies to it.
 */
export type ExpressionType =
  | {
      readonly kind: ScalarKind;
      /** Of a string that is one of a set: every key it may hold, retired ones too. Comparing with another is refused. */
      readonly options?: readonly string[];
    }
  | { readonly kind: 'list'; readonly of: ExpressionType }
  | { readonly kind: 'record'; readonly entity: string }
  | { readonly kind: 'records'; readonly entity: string }
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

/**
 * What names mean where an expression stands. The Model implements it per entity; the studio from what the
 * server sent; tests by hand.
 */
export interface ExpressionScope {
  /** The type of a top-level name (`amount`, `me`, `old`, `params`), or undefined when there is none. */
  variable(name: string): ExpressionType | undefined;
  /** The type of a field of an entity, for `author.country`. */
  field(entity: string, name: string): ExpressionType | undefined;
  /** All names known at the top or of an entity, for did-you-mean. */
  names(entity?: string): Iterable<string>;
  /**
   * Whether records of an entity (without one: of the entity at hand) form a tree. A scope that cannot tell leaves
   * the check to one that can.
   */
  isTree?(entity?: string): boolean;
}
