import type { CalendarContext } from '../../expression/environment.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import type { QueryTree } from '../../expression/query-tree.ts';
import { knowsNoZone } from '../../model/compile/independent-expression.ts';
import { Shape } from './shape.ts';

/** Where a value of a computed field's tree comes from when the statement runs. */
export interface ComputedPlace {
  /** The expression, by its number among those the statement is computed with. */
  readonly source: number;
  readonly index: number;
}

interface Dated {
  readonly tree: QueryTree;
  readonly shape: Shape;
}

/** Trees that are the same at every moment and in every zone; their constants stand in the SQL. */
const constant = new WeakMap<CheckedExpression, QueryTree | null>();
const constants = new WeakSet<object>();
const NOWHERE: CalendarContext = { now: new Date(0), timeZone: 'UTC' };

/**
 * The query trees of the computed fields that one query reads. Those that know neither clock nor zone belong to the
 * Model; the others are compiled as of the moment of the query, and their values are parameters of the statement.
 */
export class ComputedTrees {
  readonly #dated = new Map<CheckedExpression, Dated>();

  /** @param isAsOfDay dated roll-ups are those of the calendar's day */
  constructor(
    private readonly calendar: CalendarContext | undefined,
    readonly isAsOfDay = false,
  ) {}

  tree(expression: CheckedExpression): QueryTree {
    return constantTree(expression) ?? this.#datedTree(expression).tree;
  }

  /** The expressions whose trees belong to this moment, in the order they were met. */
  get sources(): readonly CheckedExpression[] {
    return [...this.#dated.keys()];
  }

  /** The shapes of the trees of these expressions now: a statement serves for these alone. */
  shapeOf(sources: readonly CheckedExpression[]): string {
    return sources.map((source) => this.#datedTree(source).shape.key).join('|');
  }

  valuesOf(sources: readonly CheckedExpression[]): readonly (readonly unknown[])[] {
    return sources.map((source) => this.#datedTree(source).shape.values);
  }

  place(node: object): ComputedPlace | undefined {
    let source = 0;
    for (const { shape } of this.#dated.values()) {
      const index = shape.positions.get(node);
      if (index !== undefined) return { source, index };
      source++;
    }
    return undefined;
  }

  /** A constant of the Model's own, which may stand in the text of a statement. */
  isConstant(node: object): boolean {
    return constants.has(node);
  }

  #datedTree(expression: CheckedExpression): Dated {
    const known = this.#dated.get(expression);
    if (known) return known;
    if (!this.calendar)
      throw new Error(`"${expression.text}" is computed as of a moment, and the query names none`);
    const tree = compileToQuery(expression, this.calendar);
    const shape = new Shape();
    shape.tree(tree);
    const dated = { tree, shape };
    this.#dated.set(expression, dated);
    return dated;
  }
}

function constantTree(expression: CheckedExpression): QueryTree | undefined {
  let tree = constant.get(expression);
  if (tree === undefined) {
    const isConstant = !expression.readsClock && knowsNoZone(expression);
    constant.set(expression, (tree = isConstant ? compileToQuery(expression, NOWHERE) : null));
    if (tree) {
      const shape = new Shape();
      shape.tree(tree);
      for (const node of shape.positions.keys()) constants.add(node);
    }
  }
  return tree ?? undefined;
}
