import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import { type DecimalShape, fitsDigits, printDecimal, readDecimal } from './decimal-number.ts';

/** The value of the schema keyword `decimal`: what an exact number may be. Bounds are decimal strings. */
export interface DecimalRule extends DecimalShape {
  readonly minimum?: string;
  readonly maximum?: string;
}

/** What the keyword found; the `params` of Ajv's error. */
export interface DecimalProblem {
  readonly rule: 'number' | 'scale' | 'digits' | 'minimum' | 'maximum';
  readonly limit?: string | number;
}

const validate: SchemaValidateFunction = (rule: DecimalRule, value: unknown) => {
  const problem = decimalProblem(value, rule);
  validate.errors = problem ? [{ keyword: 'decimal', params: problem }] : [];
  return problem === undefined;
};

/** Checks exact numbers given as JSON numbers or strings; JSON Schema itself bounds only floating-point numbers. */
export const decimalKeyword: FuncKeywordDefinition = {
  keyword: 'decimal',
  type: ['string', 'number'],
  schemaType: 'object',
  errors: true,
  validate,
};

export function decimalProblem(value: unknown, rule: DecimalRule): DecimalProblem | undefined {
  const number = readDecimal(value);
  if (number === undefined) return { rule: 'number' };
  if (printDecimal(number, rule.scale) === undefined) return { rule: 'scale', limit: rule.scale };
  if (!fitsDigits(number, rule)) return { rule: 'digits', limit: rule.precision - rule.scale };
  const { minimum, maximum } = rule;
  if (minimum !== undefined && number.lt(minimum)) return { rule: 'minimum', limit: minimum };
  if (maximum !== undefined && number.gt(maximum)) return { rule: 'maximum', limit: maximum };
  return undefined;
}
