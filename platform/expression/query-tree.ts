import type { ExpressionType } from './expression-type.ts';

/**
 * What a checked expression compiles to and what storage renders to SQL. It knows field paths but no tables,
 * and values but no parameters. Semantics (null table, totality) are those of 4-expressions: `==`/`!=` treat
 * null as a value, ordering with null is false, arithmetic with null is null, `x / 0` is null.
 */
export type QueryTree =
  | QueryValue
  | QueryField
  | { readonly op: 'and' | 'or'; readonly args: readonly QueryTree[] }
  | { readonly op: 'not'; readonly arg: QueryTree }
  | { readonly op: 'compare'; readonly by: Comparison; readonly left: QueryTree; readonly right: QueryTree }
  | { readonly op: 'in'; readonly arg: QueryTree; readonly list: readonly QueryTree[] }
  /** A list field (multiSelect, references) holds the value: `'a' in tags`. */
  | { readonly op: 'member'; readonly arg: QueryTree; readonly list: QueryField }
  | {
      readonly op: 'arithmetic';
      readonly by: Arithmetic;
      readonly left: QueryTree;
      readonly right: QueryTree;
      readonly type: ExpressionType;
    }
  | { readonly op: 'negate'; readonly arg: QueryTree; readonly type: ExpressionType }
  | {
      readonly op: 'condition';
      readonly when: QueryTree;
      readonly then: QueryTree;
      readonly else: QueryTree;
      readonly type: ExpressionType;
    }
  /** A function of the catalogue with its checked arguments; storage has a renderer per name. */
  | {
      readonly op: 'call';
      readonly fn: string;
      readonly args: readonly QueryTree[];
      readonly type: ExpressionType;
    };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** A literal or a value bound at compile time (`now()`, `me.id`). Decimals and dates are strings. */
export interface QueryValue {
  readonly op: 'value';
  readonly value: string | number | boolean | null | readonly (string | number | boolean | null)[];
  readonly type: ExpressionType;
}

/** A field reached from the queried entity: `['customer', 'name']`, `['address', 'city']`, `['lines']`. */
export interface QueryField {
  readonly op: 'field';
  readonly path: readonly string[];
  readonly type: ExpressionType;
}

export const TRUE: QueryTree = { op: 'value', value: true, type: { kind: 'bool' } };
export const FALSE: QueryTree = { op: 'value', value: false, type: { kind: 'bool' } };

/** All of them hold. Drops what is trivially true; no argument at all is true. */
export function allOf(...trees: readonly (QueryTree | undefined)[]): QueryTree {
  const args = trees.filter((tree): tree is QueryTree => tree !== undefined && tree !== TRUE);
  return args.length === 0 ? TRUE : args.length === 1 ? args[0]! : { op: 'and', args };
}
