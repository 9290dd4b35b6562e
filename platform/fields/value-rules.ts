import type { Options } from 'ajv';
import { decimalProblem } from './decimal/decimal-problem.ts';
import { jsonProblem } from './json/json-problem.ts';
import { patternMismatch } from './text/text-pattern.ts';
import { valueFormats } from './value-formats.ts';
import { valueKeyword } from './value-keyword.ts';

/** Exact numbers given as JSON numbers or strings. */
const decimal = valueKeyword({
  keyword: 'decimal',
  type: ['string', 'number'],
  schemaType: 'object',
  findProblem: decimalProblem,
  part: 'decimalProblem',
});

/** JSON that PostgreSQL can keep, neither too deep nor too large. */
const plainJson = valueKeyword({
  keyword: 'plainJson',
  schemaType: 'object',
  findProblem: jsonProblem,
  part: 'jsonProblem',
});

/** The whole text matches a pattern. */
const wholePattern = valueKeyword({
  keyword: 'wholePattern',
  type: 'string',
  schemaType: 'string',
  findProblem: patternMismatch,
  part: 'patternMismatch',
});

/**
 * What an Ajv needs to compile the value schemas of field types.
 *
 * @example const ajv = new Ajv({ ...valueRules, allErrors: true });
 */
export const valueRules = {
  strict: true,
  allowUnionTypes: true,
  formats: { ...valueFormats },
  keywords: [decimal, plainJson, wholePattern],
} satisfies Options;
