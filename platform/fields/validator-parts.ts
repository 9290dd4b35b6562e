import { decimalProblem } from './decimal/decimal-problem.ts';
import { jsonProblem } from './json/json-problem.ts';
import { patternMismatch } from './text/text-pattern.ts';
import { valueFormats } from './value-formats.ts';

/** What the value validators of entities call outside of themselves; the browser brings it for the printed ones. */
export const validatorParts = { decimalProblem, jsonProblem, patternMismatch, valueFormats };

export type ValidatorPart = keyof typeof validatorParts;
