import type { LocalText } from '../../../platform/kernel/text.ts';

/** The part of JSON Schema the vocabulary uses. */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string };
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly examples?: readonly unknown[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  /** What the text is the name of. */
  readonly 'x-names'?: string;
  /** What people call it, where the screens do not know it. */
  readonly 'x-label'?: LocalText;
}

/** The vocabulary as `GET /api/vocabulary` answers it: every schema by its file name. */
export type Vocabulary = Readonly<Record<string, Schema>>;

/** A schema and the file its references are read from. */
export interface Place {
  readonly schema: Schema;
  readonly file: string;
}

/** The schema of a kind of node. */
export function kindPlace(vocabulary: Vocabulary, kind: string): Place {
  const file = `${kind}.schema.json`;
  return { schema: vocabulary[file] ?? {}, file };
}

/** Follows references, and of schemas told apart by a property takes the one the value names. */
export function resolve(vocabulary: Vocabulary, { schema, file }: Place, value?: unknown): Place {
  const [only] = schema.allOf ?? [];
  if (schema.$ref !== undefined) return resolve(vocabulary, referred(vocabulary, schema.$ref, file), value);
  if (only && schema.allOf!.length === 1) {
    const inner = resolve(vocabulary, { schema: only, file }, value);
    const description = schema.description ?? inner.schema.description;
    return { ...inner, schema: { ...inner.schema, ...(description === undefined ? {} : { description }) } };
  }
  const branch = branchOf(schema, value);
  return branch ? resolve(vocabulary, { schema: branch, file }, value) : { schema, file };
}

function referred(vocabulary: Vocabulary, ref: string, file: string): Place {
  const [other = '', pointer = ''] = ref.split('#');
  const at = other || file;
  const name = pointer.split('/').at(-1) ?? '';
  const root = vocabulary[at] ?? {};
  return { schema: pointer ? (root.definitions?.[name] ?? {}) : root, file: at };
}

function branchOf({ oneOf, discriminator }: Schema, value: unknown): Schema | undefined {
  if (!oneOf || !discriminator) return undefined;
  const chosen = (value as Record<string, unknown> | undefined)?.[discriminator.propertyName];
  return oneOf.find(({ properties }) => properties?.[discriminator.propertyName]?.const === chosen);
}
