import { compile } from 'json-schema-to-typescript';
import { isObject } from '../kernel/json.ts';
import type { Entity, Field, Model } from './model.ts';

const BANNER = `/* Written by "kehu types" from the effective metadata. Records are as the API answers them. */

/** A record that another one refers to; without a title where it may not be read. */
export interface Reference {
  id: string;
  title: string | null;
}

/** A record of one of several entities. */
export interface AnyReference extends Reference {
  entity: string;
}`;

/** TypeScript types of the records of a Model, one interface an entity. */
export async function recordTypes(model: Model): Promise<string> {
  const names = typeNames(model);
  const definitions = Object.fromEntries(
    [...model.entities.values()].map((entity) => [names.get(entity.key)!, recordSchema(entity, names)]),
  );
  const records = {
    title: 'Records',
    description: 'All records by the key of their entity.',
    type: 'object',
    additionalProperties: false,
    required: [...model.entities.keys()],
    properties: Object.fromEntries([...names].map(([key, name]) => [key, { $ref: `#/definitions/${name}` }])),
    definitions,
  };
  return compile(records as never, 'Records', {
    bannerComment: BANNER,
    additionalProperties: false,
    unknownAny: true,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 110 },
  });
}

/** `loanLine` → `LoanLine`; where two packs have one of that name, `LibraryLoanLine`. */
function typeNames(model: Model): ReadonlyMap<string, string> {
  return new Map(
    [...model.entities.values()].map(({ key, name, pack }) => [
      key,
      model.findEntity(name) ? pascal(name) : `${pascal(pack)}${pascal(name)}`,
    ]),
  );
}

function pascal(name: string): string {
  return name.replaceAll(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}

function recordSchema(entity: Entity, names: ReadonlyMap<string, string>) {
  const fields = [...entity.fields.values()];
  return {
    title: names.get(entity.key),
    description: `${entity.label.en} (${entity.label['zh-CN']})`,
    type: 'object',
    additionalProperties: false,
    required: fields.map(({ name }) => name),
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, names)])),
  };
}

function fieldSchema(field: Field, names: ReadonlyMap<string, string>): object {
  const description = `${field.label.en} (${field.label['zh-CN']})`;
  const value = valueType(field, names);
  const mayLack = field.type.storage === 'columns' || field.type.storage === 'computed';
  const isNever = !mayLack || field.spec.required || ALWAYS.has(field.name);
  return isNever ? { ...value, description } : { description, anyOf: [value, { type: 'null' }] };
}

/** System fields that always have a value. */
const ALWAYS: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'updatedAt']);

function valueType(field: Field, names: ReadonlyMap<string, string>): object {
  const { type, spec, target, inverse } = field;
  if (inverse !== undefined) return { type: 'array', items: { $ref: `#/definitions/${names.get(target!)}` } };
  if (target !== undefined) return { tsType: type.storage === 'links' ? 'Reference[]' : 'Reference' };
  if (type.name === 'anyReference') return { tsType: 'AnyReference' };
  const options = isObject(spec.options) ? Object.keys(spec.options) : undefined;
  if (options?.length && type.name !== 'multiSelect') return { enum: options };
  if (options?.length) return { type: 'array', items: { enum: options } };
  return withoutReferences(type.valueSchema(spec));
}

/** Value schemas stand alone here; what they would refer to is left open. */
function withoutReferences(schema: unknown): object {
  if (!isObject(schema)) return { tsType: 'unknown' };
  if (typeof schema.$ref === 'string') return { tsType: 'unknown' };
  return schema;
}
