import { describe, expect, it } from 'vitest';
import { isObject, type JsonSchema } from '../../kernel/json.ts';
import { NODE_KINDS } from '../layers/node.ts';
import { readSchemas } from './schema-files.ts';
import { classOf } from './update-class.ts';

describe('classOf', () => {
  const examples = [
    ['entity', 'label.en', 'org'],
    ['entity', 'fields.title.label.zh-CN', 'org'],
    ['entity', 'fields.title.required', 'shared'],
    ['entity', 'fields.genre.options.novel', 'shared'],
    ['entity', 'fields.genre.options.novel.label.en', 'org'],
    ['entity', 'fields.title.type', 'vendor'],
    ['entity', 'fields.total.value', 'vendor'],
    ['entity', 'fields.title', 'vendor'],
    ['entity', 'validations.pages.when', 'vendor'],
    ['entity', 'validations.pages.message.en', 'org'],
    ['choices', 'options.novel.order', 'org'],
    ['view', 'columns.title.width', 'org'],
    ['view', 'columns.title.path', 'vendor'],
    ['view', 'filter', 'shared'],
    ['view', 'rail.field', 'org'],
    ['form', 'sections.basics.fields.title.order', 'org'],
    ['form', 'set.title', 'vendor'],
    ['role', 'entities.library:book.read', 'shared'],
    ['role', 'entities.library:*.fields.*.write', 'shared'],
  ] as const;
  for (const [kind, path, update] of examples)
    it(`gives ${path} of ${kind} to ${update}`, () => {
      expect(classOf(kind, path)).toBe(update);
    });

  it('knows nothing of a path that no schema has', () => {
    expect(classOf('entity', 'fields.title.weight.of.it')).toBeUndefined();
    expect(classOf('view', 'nothing')).toBeUndefined();
  });
});

describe('the vocabulary', () => {
  const schemas = readSchemas();
  const files = [...NODE_KINDS, 'definitions', 'field'].map((name) => `${name}.schema.json`);
  for (const file of files)
    it(`${file} says of every property who decides on an upgrade`, () => {
      expect([...undeclared(schemas.get(file)!, '')]).toEqual([]);
    });

  for (const kind of NODE_KINDS)
    it(`every property of ${kind} resolves to a class`, () => {
      const { properties } = schemas.get(`${kind}.schema.json`)! as { properties: JsonSchema };
      for (const name of Object.keys(properties)) expect(classOf(kind, name), name).toBeDefined();
    });
});

function* undeclared(schema: unknown, at: string): Iterable<string> {
  if (Array.isArray(schema)) for (const item of schema) yield* undeclared(item, at);
  if (!isObject(schema)) return;
  const properties = isObject(schema.properties) ? schema.properties : {};
  for (const [name, property] of Object.entries(properties)) {
    const declared = isObject(property) ? property['x-update'] : undefined;
    if (!['org', 'shared', 'vendor'].includes(declared as string)) yield `${at}/${name}`;
    yield* undeclared(property, `${at}/${name}`);
  }
  for (const [key, value] of Object.entries(schema)) if (key !== 'properties') yield* undeclared(value, at);
}
