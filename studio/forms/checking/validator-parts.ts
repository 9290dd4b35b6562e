import equal from 'ajv/dist/runtime/equal.js';
import ucs2length from 'ajv/dist/runtime/ucs2length.js';
import { validatorParts as fieldParts } from '../../../platform/fields/validator-parts.ts';
import type { Require } from '../../api/validators.ts';

/** What the server's validators call: a few functions of Ajv and the platform's own rules for values. */
const PARTS: Readonly<Record<string, unknown>> = {
  'ajv/dist/runtime/equal': equal,
  'ajv/dist/runtime/ucs2length': ucs2length,
  'kehu/fields': { validatorParts: fieldParts },
};

export const validatorParts: Require = (name) => {
  if (!Object.hasOwn(PARTS, name))
    throw new Error(`A validator asks for ${name}, which the studio does not have`);
  return PARTS[name];
};
