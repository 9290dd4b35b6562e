import type { CheckedExpression } from '../expression/expression.ts';
import type { Entity, Field } from './model.ts';

/** Where the value of a field comes from when nobody writes it. */
export type Computed = ComputedFormula | ComputedLookup | ComputedRollup;

/** A field that a computed one reads, as a step of its path or as its value: access takes the narrowest right of them. */
export interface ComputedInput {
  /** Key of the entity. */
  readonly entity: string;
  readonly field: string;
}

interface ComputedBy {
  /** Every field that is read, steps over references and the inputs of computed fields included, without repetition. */
  readonly inputs: readonly ComputedInput[];
  /** It reads the clock, itself or in what it reads: computed as of the moment of the request, never stored. */
  readonly readsClock: boolean;
}

/** A value of the record itself, computed wherever it is read: in SQL, on the server, in the browser. */
export interface ComputedFormula extends ComputedBy {
  readonly kind: 'formula';
  readonly expression: CheckedExpression;
  /** The records it reaches are never more than the one at hand, and no other computed field is stored elsewhere. */
  readonly indexed: boolean;
}

/** A field of a record that references lead to: another name of its path. */
export interface ComputedLookup extends ComputedBy {
  readonly kind: 'lookup';
  /** From this entity over references: `['author', 'name']`; an amount in a currency of its own is `['order', 'amount', 'base']`. */
  readonly path: readonly string[];
}

/** A figure over the records that refer to this one. */
export interface ComputedRollup extends ComputedBy {
  readonly kind: 'rollup';
  /** Key of the entity whose records are counted. */
  readonly of: string;
  /** Name of its reference (of one entity, polymorphic or tree parent) that leads here. */
  readonly reference: string;
  readonly measure: RollupMeasure;
  /** Over the record that is counted; undefined for `count`. */
  readonly value: CheckedExpression | undefined;
  /** Which records count; undefined: all that are not deleted. */
  readonly where: CheckedExpression | undefined;
  /** Which records counted already on the day that today() means; undefined: nothing says that of another day. */
  readonly dated: CheckedExpression | undefined;
  /**
   * Kept beside the record, right at every commit. Otherwise computed in the query: it reads the clock, or records
   * beyond those it counts.
   */
  readonly stored: boolean;
}

export type RollupMeasure = 'count' | 'sum' | 'min' | 'max' | 'avg';

/** The field that takes what is sent under a name: itself, or the one that a computed field is entered as. */
export function enteredField({ fields }: Pick<Entity, 'fields'>, name: string): Field | undefined {
  const field = fields.get(name);
  const entered = field?.computed && field.spec['enteredAs'];
  return typeof entered === 'string' ? fields.get(entered) : field;
}

/** The fields a value is computed from; none for a field that is written. */
export function inputsOf({ computed }: Field): readonly ComputedInput[] {
  return computed?.inputs ?? [];
}
