import { Ajv, type ValidateFunction } from 'ajv';
import { schemasInForce } from '../schema/schema-files.ts';
import type { JsonSchema } from '../../kernel/json.ts';
import { SCHEMA_KEYWORDS } from '../schema/schema-keywords.ts';
import type { Problem } from '../problem.ts';
import { explain } from './schema-problem.ts';

let made: { readonly schemas: ReadonlyMap<string, JsonSchema>; readonly ajv: Ajv } | undefined;

/** Everything a value breaks of the schema of its kind. */
export function schemaProblems(kind: string, value: unknown, file: string): Problem[] {
  const validate = validator(kind);
  return validate(value) ? [] : explain(validate.errors ?? [], file);
}

function validator(kind: string): ValidateFunction {
  const schemas = schemasInForce();
  if (made?.schemas !== schemas) made = { schemas, ajv: withVocabulary(schemas) };
  const validate = made.ajv.getSchema(`${kind}.schema.json`);
  if (!validate) throw new Error(`metadata/schema/${kind}.schema.json is missing`);
  return validate;
}

/**
 * Schemas refer to each other by file name. That they are schemas is tested, not asked at every start, and code that
 * runs once a file is not worth optimizing.
 */
function withVocabulary(schemas: ReadonlyMap<string, JsonSchema>): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    discriminator: true,
    strictTypes: false,
    strictRequired: false,
    meta: false,
    validateSchema: false,
    code: { optimize: false },
  });
  ajv.addVocabulary([...SCHEMA_KEYWORDS]);
  for (const [file, schema] of schemas) ajv.addSchema(schema, file);
  return ajv;
}
