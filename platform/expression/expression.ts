import type { LocalText } from '../kernel/text.ts';
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
  | RelationExpression
  | LabelExpression
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

/** `lines.exists(l, l.quantity > 0)`: a test of each record of a relation, or of each value of a list. */
export interface RelationExpression extends Typed {
  readonly op: 'relation';
  readonly by: RelationTest;
  readonly over: Expression;
  /** The name that stands for the record, or the value, in `where`. */
  readonly variable: string;
  readonly where: Expression;
}

/** `label(status)`: the words for the option a field holds. */
export interface LabelExpression extends Typed {
  readonly op: 'label';
  readonly arg: Expression;
  readonly labels: Readonly<Record<string, LocalText>>;
}

/** Some record meets the condition, all do, or how many do. */
export const RELATION_TESTS = ['exists', 'all', 'count'] as const;
export type RelationTest = (typeof RELATION_TESTS)[number];

/** Names that stand for something other than a field of the record at hand. */
export const BOUND_NAMES: ReadonlySet<string> = new Set(['me', 'params']);

/** The same for every record: no field of it occurs. */
export function isConstant(tree: Expression): boolean {
  return freeNames(tree).size === 0;
}

/** The first names of the paths in it that stand neither for the caller nor for a variable of its own. */
function freeNames(tree: Expression): Set<string> {
  if (tree.op === 'path') return new Set(BOUND_NAMES.has(tree.path[0]!) ? [] : [tree.path[0]!]);
  const names = new Set(operands(tree).flatMap((operand) => [...freeNames(operand)]));
  if (tree.op !== 'relation') return names;
  const inside = freeNames(tree.where);
  inside.delete(tree.variable);
  return new Set([...freeNames(tree.over), ...inside]);
}

type Variables = ReadonlyMap<string, readonly string[]>;

/** Every path that is read; those of a variable continue the path of the relation it runs over. */
export function* paths(tree: Expression, variables: Variables = new Map()): Iterable<readonly string[]> {
  if (tree.op === 'path') yield followed(tree.path, variables);
  if (tree.op !== 'relation') {
    for (const operand of operands(tree)) yield* paths(operand, variables);
    return;
  }
  yield* paths(tree.over, variables);
  const over = tree.over.op === 'path' ? followed(tree.over.path, variables) : [];
  yield* paths(tree.where, new Map([...variables, [tree.variable, over]]));
}

function followed(path: readonly string[], variables: Variables): readonly string[] {
  const before = variables.get(path[0]!);
  return before ? [...before, ...path.slice(1)] : path;
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
    case 'label':
      return [tree.arg];
    case 'in':
      return [tree.arg, tree.list];
    case 'relation':
      return [tree.over, tree.where];
    case 'condition':
      return [tree.when, tree.then, tree.else];
    default:
      return [tree.left, tree.right];
  }
}
