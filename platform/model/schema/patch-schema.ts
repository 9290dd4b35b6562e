import type { JsonSchema } from '../../kernel/json.ts';
import { NODE_KINDS } from '../layers/node.ts';
import { readSchemas } from './schema-files.ts';

/** The schema of patches as it stands, with every kind of node that there is: a new kind can be patched at once. */
export function patchSchema(): JsonSchema {
  const { properties, ...schema } = readSchemas().get('patch.schema.json') as PatchSchema;
  const patch = {
    ...properties.patch,
    pattern: `^[a-z][a-z0-9-]*:[a-z][A-Za-z0-9]*\\.(${NODE_KINDS.join('|')})$`,
  };
  return { ...schema, properties: { ...properties, patch } };
}

interface PatchSchema extends JsonSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>;
}
