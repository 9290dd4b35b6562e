import { Ajv, type ValidateFunction } from 'ajv';
import { readSchemas } from '../schema/schema-files.ts';
import { SCHEMA_KEYWORDS } from '../schema/schema-keywords.ts';
import type { Problem } from '../problem.ts';
import { explain } from './schema-problem.ts';

let ajv: Ajv | undefined;

/** Everything a value breaks of the schema of its kind. */
export function schemaProblems(kind: string, value: unknown, file: string): Problem[] {
  const validate = validator(kind);
  return validate(value) ? [] : explain(validate.errors ?? [], file);
}

function validator(kind: string): ValidateFunction {
  ajv ??= withVocabulary();
  const validate = ajv.getSchema(`${kind}.schema.json`);
  if (!validate) throw new Error(`metadata/schema/${kind}.schema.json is missing`);
  return validate;
}

/**
 * Schemas refer to each other by file name. That they are schemas is tested, not asked at every start, and code that
 * runs once a file is not worth optimizing.
 */
function withVocabulary(): Ajv {
  const made = new Ajv({
    allErrors: true,
    verbose: true,
    discriminator: true,
    strictTypes: false,
    strictRequired: false,
    meta: false,
    validateSchema: false,
    code: { optimize: false },
  });
  made.addVocabulary([...SCHEMA_KEYWORDS]);
  for (const [file, schema] of readSchemas()) made.addSchema(schema, file);
  return made;
}
