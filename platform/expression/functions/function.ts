import type { ExpressionEnvironment } from '../environment.ts';
import type { ScalarKind } from '../expression-type.ts';
import type { Value } from '../evaluate/value.ts';

/** What a parameter takes: a kind of type, with `decimal` also an int. */
export type ParameterKind =
  | 'int'
  | 'decimal'
  | 'string'
  | 'date'
  | 'dateTime'
  | 'time'
  /** A date; of a dateTime its date in the organisation's zone is taken. */
  | 'day'
  | 'record'
  | 'records'
  | 'list';

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** The same for every record: no field may occur in it. */
  readonly isConstant?: boolean;
  /** Written out as one of these texts. */
  readonly oneOf?: readonly string[];
  /** Written out as a whole number in this range. */
  readonly within?: readonly [least: number, most: number];
  /** Written out as a pattern of the grammar in pattern/. */
  readonly isPattern?: true;
  /** Of an entity whose records form a tree. */
  readonly inTree?: true;
  readonly isOptional?: true;
}

/**
 * One way to call a function. `apply` gets values of the parameters' types; none of them is null (a null
 * argument makes the result null, or false where it is bool).
 */
export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly result: ScalarKind;
  readonly apply: (args: readonly Value[], context: FunctionContext) => Value;
  /** `apply` handles null itself. */
  readonly takesNull?: true;
}

/** A function of any number of arguments that have, or can be given, one type; it is the type of the result. */
export interface UnifyingFunction {
  readonly name: string;
  readonly unifies: 'any' | 'ordered';
  /** Gets null arguments too. */
  readonly apply: (args: readonly Value[]) => Value;
}

export interface PlainFunction {
  readonly name: string;
  /** Tried in order; the first that fits is taken. */
  readonly signatures: readonly Signature[];
  readonly readsClock?: true;
}

export type ExpressionFunction = PlainFunction | UnifyingFunction;

export interface FunctionContext {
  readonly environment: ExpressionEnvironment;
  /** The entity of a first argument that is a record. */
  readonly entity: string | undefined;
}
