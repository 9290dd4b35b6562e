import type { Options } from 'ajv';
import { decimalKeyword } from './decimal/decimal-keyword.ts';
import { jsonKeyword } from './json/json-keyword.ts';
import { patternKeyword } from './text/pattern-keyword.ts';
import { valueFormats } from './value-formats.ts';

/**
 * What an Ajv needs to compile the value schemas of field types.
 *
 * @example const ajv = new Ajv({ ...valueRules, allErrors: true });
 */
export const valueRules = {
  strict: true,
  allowUnionTypes: true,
  formats: { ...valueFormats },
  keywords: [decimalKeyword, jsonKeyword, patternKeyword],
} satisfies Options;
