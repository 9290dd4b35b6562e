import type { ExpressionType } from './expression-type.ts';
import type { Arithmetic, Comparison } from './query-tree.ts';

/** Part of an expression's text: offsets in UTF-16 units, end exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** An expression that is known to be right, ready to be evaluated or compiled to a query tree. */
export interface CheckedExpression {
  readonly text: string;
  readonly type: ExpressionType;
  readonly ast: Expression;
  /**
   * The paths of the record that are read, without repetition: `['amount']`, `['author', 'name']`. `me` and
   * `params` are left out; what is read of the state before a change begins with `old`.
   */
  readonly dependencies: readonly (readonly string[])[];
  /** It reads the clock (now, today, inNext …), so its value may never be stored. */
  readonly readsClock: boolean;
}

/** The typed tree: names resolved, text beside dates read as dates, methods turned into calls. */
export type Expression =
  | LiteralExpression
  | PathExpression
  | ListExpression
  | CallExpression
  | (Typed & { readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression })
  | (Typed & { readonly op: 'not' | 'negate'; readonly arg: Expression })
  | (Typed & BinaryOperands & { readonly op: 'compare'; readonly by: Comparison })
  | (Typed & BinaryOperands & { readonly op: 'arithmetic'; readonly by: Arithmetic })
  | (Typed & { readonly op: 'in'; readonly arg: Expression; readonly list: Expression })
  | (Typed & {
      readonly op: 'condition';
      readonly when: Expression;
      readonly then: Expression;
      readonly else: Expression;
    });

interface Typed {
  readonly type: ExpressionType;
  readonly at: SourceRange;
}

interface BinaryOperands {
  readonly left: Expression;
  readonly right: Expression;
}

/** The value is canonical (see FieldType): int a number or, beyond 2^53, a string; decimals and dates strings. */
export interface LiteralExpression extends Typed {
  readonly op: 'literal';
  readonly value: string | number | boolean | null;
}

/** A name followed by fields: `['author', 'name']`, `['me', 'id']`. */
export interface PathExpression extends Typed {
  readonly op: 'path';
  readonly path: readonly string[];
  /** The types of the names before the last, in order. */
  readonly through: readonly ExpressionType[];
}

export interface ListExpression extends Typed {
  readonly op: 'list';
  readonly items: readonly Expression[];
}

export interface CallExpression extends Typed {
  readonly op: 'call';
  readonly fn: string;
  /** Index among the function's signatures; 0 for a function that unifies its arguments. */
  readonly signature: number;
  readonly args: readonly Expression[];
}

/** Names that stand for something other than a field of the record at hand. */
export const BOUND_NAMES: ReadonlySet<string> = new Set(['me', 'params']);

/** The same for every record: no field of it occurs. */
export function isConstant(tree: Expression): boolean {
  if (tree.op === 'path') return BOUND_NAMES.has(tree.path[0]!);
  return operands(tree).every(isConstant);
}

export function* paths(tree: Expression): Iterable<readonly string[]> {
  if (tree.op === 'path') yield tree.path;
  for (const operand of operands(tree)) yield* paths(operand);
}

/** A record by its type, or an id by its name: ids are compared without regard to case. */
export function isRecordOrId(tree: Expression): boolean {
  return tree.type.kind === 'record' || (tree.op === 'path' && tree.path.at(-1) === 'id');
}

/** The direct operands of a node, in order. */
export function operands(tree: Expression): readonly Expression[] {
  switch (tree.op) {
    case 'literal':
    case 'path':
      return [];
    case 'list':
      return tree.items;
    case 'call':
      return tree.args;
    case 'not':
    case 'negate':
      return [tree.arg];
    case 'in':
      return [tree.arg, tree.list];
    case 'condition':
      return [tree.when, tree.then, tree.else];
    default:
      return [tree.left, tree.right];
  }
}
