import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { isObject } from '../../kernel/json.ts';
import { readSchemas } from './schema-files.ts';
import { SCHEMA_KEYWORDS } from './schema-keywords.ts';

describe('the vocabulary', () => {
  const schemas = readSchemas();

  it('consists of strict draft-07 schemas that refer to each other', () => {
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, discriminator: true });
    ajv.addVocabulary([...SCHEMA_KEYWORDS]);
    for (const [file, schema] of schemas) ajv.addSchema(schema, file);
    for (const file of schemas.keys()) expect(ajv.getSchema(file), file).toBeTypeOf('function');
  });

  for (const [file, schema] of schemas) {
    it(`${file} describes every property and takes no unknown one`, () => {
      expect([...loose(schema, '')]).toEqual([]);
    });
  }
});

/** Places where a property has no description, or an object with properties takes further ones. */
function* loose(schema: unknown, at: string): Iterable<string> {
  if (Array.isArray(schema)) {
    for (const [index, item] of schema.entries()) yield* loose(item, `${at}/${index}`);
  } else if (isObject(schema)) {
    const properties = isObject(schema.properties) ? schema.properties : {};
    if (isObject(schema.properties) && schema.additionalProperties !== false) yield `${at} is open`;
    for (const [name, property] of Object.entries(properties)) {
      if (!isObject(property) || typeof property.description !== 'string')
        yield `${at}/${name} is not described`;
      yield* loose(property, `${at}/${name}`);
    }
    for (const [key, value] of Object.entries(schema))
      if (key !== 'properties') yield* loose(value, `${at}/${key}`);
  }
}
