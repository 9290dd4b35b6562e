import type { ErrorObject } from 'ajv';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import { isObject } from '../../kernel/json.ts';
import type { Message } from '../../kernel/text.ts';
import { hint, messages } from '../messages.ts';
import { pointer, type Problem } from '../problem.ts';

/** What Ajv found, in words for the author of a pack: one problem a mistake, with what to write instead. */
export function explain(errors: readonly ErrorObject[], file: string): Problem[] {
  const told = errors.filter(
    (error) => !FRAMES.has(error.keyword) && !isBranch(error, errors) && !isSaidByTag(error, errors),
  );
  const problems = told.map((error) => ({ file, ...explained(error) }));
  return problems.filter(({ pointer, message }, index) => {
    const first = problems.findIndex(
      (other) => other.pointer === pointer && other.message.code === message.code,
    );
    return first === index || message.code !== 'wrongName';
  });
}

/** Keywords that only say that something inside them failed. */
const FRAMES: ReadonlySet<string> = new Set(['if', 'propertyNames', 'anyOf']);

/** An error inside one alternative of a `oneOf` that as a whole was not met; the whole is told instead. */
function isBranch(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  return errors.some(
    (other) =>
      other.keyword === 'oneOf' &&
      other.instancePath === error.instancePath &&
      error.schemaPath.startsWith(`${other.schemaPath}/`),
  );
}

/** That what tells the alternatives apart is missing; the alternatives are told instead. */
function isSaidByTag(
  { keyword, instancePath, params }: ErrorObject,
  errors: readonly ErrorObject[],
): boolean {
  return (
    keyword === 'required' &&
    errors.some(
      (other) =>
        other.keyword === 'discriminator' &&
        other.instancePath === instancePath &&
        other.params.tag === params.missingProperty,
    )
  );
}

function explained(error: ErrorObject): { pointer: string; message: Message } {
  const at = error.instancePath;
  if (error.propertyName !== undefined)
    return { pointer: at + pointer([error.propertyName]), message: wrongName(error.propertyName, error) };
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty);
    return { pointer: at + pointer([name]), message: unknownProperty(name, error) };
  }
  return { pointer: at, message: (BY_KEYWORD[error.keyword] ?? otherwise)(error) };
}

type Explain = (error: ErrorObject) => Message;

const BY_KEYWORD: Readonly<Record<string, Explain>> = {
  required: ({ params, parentSchema }) => {
    const name = String(params.missingProperty);
    if (name === 'zh-CN' || name === 'en') return messages.languageMissing({ language: name });
    return messages.missingProperty({ name, purpose: describe(propertiesOf(parentSchema)[name]) });
  },
  type: ({ params, data }) => messages.wrongType({ expected: String(params.type), given: typeName(data) }),
  enum: ({ params, data }) => notOneOf(data, params.allowedValues as unknown[]),
  const: ({ params, data }) => notOneOf(data, [params.allowedValue]),
  discriminator: ({ params, parentSchema }) => {
    const tag = String(params.tag);
    const tags = tagsOf(parentSchema, tag);
    return params.tagValue === undefined
      ? messages.missingTag({ name: tag, known: tags.join(', ') })
      : notOneOf(params.tagValue, tags);
  },
  oneOf: ({ parentSchema }) => messages.notExactlyOne({ names: alternatives(parentSchema).join(', ') }),
  pattern: ({ data, parentSchema }) =>
    messages.wrongForm({ value: JSON.stringify(data), purpose: describe(parentSchema) }),
  minProperties: () => messages.empty(),
  minItems: () => messages.empty(),
  minLength: () => messages.empty(),
  maxProperties: ({ params }) => messages.tooMany({ max: Number(params.limit) }),
  uniqueItems: () => messages.itemTwice(),
  maxLength: ({ params }) => messages.tooLong({ max: Number(params.limit) }),
  minimum: ({ params, data }) => messages.tooSmall({ value: String(data), min: Number(params.limit) }),
  maximum: ({ params, data }) => messages.tooLarge({ value: String(data), max: Number(params.limit) }),
};

function otherwise({ keyword, message = '' }: ErrorObject): Message {
  return messages.schemaRule({ keyword, rule: message });
}

function unknownProperty(name: string, { parentSchema }: ErrorObject): Message {
  const known = Object.keys(propertiesOf(parentSchema));
  return messages.unknownProperty({
    name,
    hint: hint(didYouMean(name, known)),
    known: known.filter((key) => key !== '$schema').join(', '),
  });
}

function wrongName(name: string, { keyword, params }: ErrorObject): Message {
  if (keyword === 'maxLength') return messages.tooLong({ max: Number(params.limit) });
  return messages.wrongName({ name, hint: hint(plainName(name)) });
}

/** `Unit-Price` → `unitPrice`: the same words as a name metadata takes; undefined when nothing is left. */
function plainName(name: string): string | undefined {
  const words = name.replace(/[^A-Za-z0-9]+(\w)?/g, (_, next?: string) => next?.toUpperCase() ?? '');
  const plain = words.replace(/^[0-9]+/, '').replace(/^[A-Z]/, (first) => first.toLowerCase());
  return plain || undefined;
}

function notOneOf(value: unknown, allowed: readonly unknown[]): Message {
  const words = allowed.map(String);
  return messages.notOneOf({
    value: typeof value === 'string' ? value : JSON.stringify(value),
    allowed: words.join(', '),
    hint: hint(typeof value === 'string' ? didYouMean(value, words) : undefined),
  });
}

function propertiesOf(schema: unknown): Record<string, unknown> {
  return isObject(schema) && isObject(schema.properties) ? schema.properties : {};
}

function describe(schema: unknown): string {
  return isObject(schema) && typeof schema.description === 'string' ? schema.description : '';
}

/** The values of the tag (`type`) over all alternatives of a discriminated schema. */
function tagsOf(schema: unknown, tag: string): unknown[] {
  const branches = isObject(schema) && Array.isArray(schema.oneOf) ? (schema.oneOf as unknown[]) : [];
  return branches.flatMap((branch) => {
    const property = propertiesOf(branch)[tag];
    if (!isObject(property)) return [];
    return Array.isArray(property.enum) ? (property.enum as unknown[]) : [property.const];
  });
}

function alternatives(schema: unknown): string[] {
  const branches = isObject(schema) && Array.isArray(schema.oneOf) ? (schema.oneOf as unknown[]) : [];
  return branches.map((branch) =>
    isObject(branch) && Array.isArray(branch.required) ? String(branch.required[0]) : '?',
  );
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
