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

/** What is wrong with an exact number given as a JSON number or string; JSON Schema itself bounds only floating-point numbers. */
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
