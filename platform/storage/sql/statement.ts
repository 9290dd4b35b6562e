import type { QueryValue } from '../../expression/query-tree.ts';
import type { TableMap } from '../schema/table-map.ts';
import type { ComputedTrees } from './computed-trees.ts';
import { literal } from './identifier.ts';
import type { ComputedSql } from './scope.ts';
import type { Shape } from './shape.ts';

/**
 * Where a parameter's value comes from when the statement runs. Statements are compiled once for a shape and
 * run with other values many times, so they hold places instead of values.
 */
export type Slot =
  /** A value of the query tree, by its position in the shape. */
  | { readonly from: 'tree'; readonly index: number; readonly bind: Binding }
  /** A value of a computed field as of the moment of the query. */
  | { readonly from: 'computed'; readonly source: number; readonly index: number; readonly bind: Binding }
  /** A value of the cursor. */
  | { readonly from: 'after'; readonly index: number }
  /** A value of the search. */
  | { readonly from: 'search'; readonly index: number }
  | { readonly from: 'offset' };

/** Turns a canonical value into what the parameter takes. */
export type Binding = 'asIs' | 'id';

export interface SlotValues {
  readonly tree: readonly unknown[];
  /** Values of computed fields, by source. */
  readonly computed?: readonly (readonly unknown[])[];
  readonly after?: readonly unknown[] | undefined;
  readonly offset?: number | undefined;
  readonly search?: readonly unknown[] | undefined;
}

/** One SQL statement in the making: its parameters and its table aliases. Holds no value. */
export class Statement {
  readonly slots: Slot[] = [];
  readonly #numbers = new Map<string, number>();
  #aliases = 0;

  constructor(
    readonly map: TableMap,
    /** Says which place each value (or constant list) of the query trees has, and which stand in the text. */
    private readonly shape: Pick<Shape, 'positions' | 'constants'>,
    readonly computed: ComputedTrees,
    readonly computedSql: ComputedSql,
  ) {}

  /** `$3::numeric`; the same place is one parameter however often it is used. */
  parameter(slot: Slot, type: string): string {
    const key = `${JSON.stringify(slot)} ${type}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      this.slots.push(slot);
      number = this.slots.length;
      this.#numbers.set(key, number);
    }
    return `$${number}::${type}`;
  }

  treeParameter(node: QueryValue | readonly unknown[], type: string, bind: Binding = 'asIs'): string {
    const index = this.shape.positions.get(node);
    if (index !== undefined) return this.parameter({ from: 'tree', index, bind }, type);
    const place = this.computed.place(node);
    if (place) return this.parameter({ from: 'computed', ...place, bind }, type);
    const isOfQuery = this.shape.constants.has(node);
    if (!isOfQuery && !this.computed.isConstant(node))
      throw new Error('a value of the query is not part of its shape');
    const value = bound('op' in node ? node.value : node.map((one) => (one as QueryValue).value), bind);
    // Beside a column it is what a parameter is (`isParameter`); texts of indexes have the other form for good.
    return isOfQuery && !Array.isArray(value)
      ? `${type} ${literal(String(value))}`
      : constantSql(value, type);
  }

  alias(): string {
    return `t${this.#aliases++}`;
  }
}

/** A constant of the Model as text of the statement, so that an index over the same text serves. */
function constantSql(value: unknown, type: string): string {
  if (!Array.isArray(value)) return `${literal(String(value))}::${type}`;
  const items = value.filter((one) => one !== null).map((one) => literal(String(one)));
  return `array[${items.join(', ')}]::${type}`;
}

/** No record has it: stands for a text that is no id, so that comparing with one is false, never an error. */
const NO_ID = '00000000-0000-0000-0000-000000000000';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The parameter values of one run. */
export function parametersOf(slots: readonly Slot[], values: SlotValues): unknown[] {
  return slots.map((slot) => {
    switch (slot.from) {
      case 'tree':
        return bound(values.tree[slot.index], slot.bind);
      case 'computed':
        return bound(values.computed?.[slot.source]?.[slot.index], slot.bind);
      case 'after':
        return values.after?.[slot.index];
      case 'search':
        return values.search?.[slot.index];
      case 'offset':
        return values.offset ?? 0;
    }
  });
}

function bound(value: unknown, binding: Binding): unknown {
  if (binding === 'asIs') return value;
  if (Array.isArray(value)) return value.map((one) => bound(one, binding));
  return typeof value === 'string' && UUID.test(value) ? value : NO_ID;
}
