import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema } from '../../kernel/json.ts';
import { projectRoot } from '../../kernel/project-root.ts';
import { fieldSchemaInForce } from '../../fields/field-schema.ts';
import { pluginTypesRevision } from '../../fields/plugin-types/plugin-field-types.ts';

/** The folder of the vocabulary: one strict JSON Schema per kind of node. */
export const schemaFolder: string = join(projectRoot, 'metadata', 'schema');

/** Every schema of the vocabulary by file name. */
export function readSchemas(): ReadonlyMap<string, JsonSchema> {
  const files = readdirSync(schemaFolder).filter((file) => file.endsWith('.schema.json'));
  return new Map(files.toSorted().map((file) => [file, readSchema(file)]));
}

let inForce: { readonly revision: number; readonly schemas: ReadonlyMap<string, JsonSchema> } | undefined;

/** The vocabulary with what plugins add to it; the same map as long as that stays the same. */
export function schemasInForce(): ReadonlyMap<string, JsonSchema> {
  const revision = pluginTypesRevision();
  if (inForce?.revision !== revision) {
    const schemas = new Map(readSchemas()).set(FIELD, fieldSchemaInForce());
    inForce = { revision, schemas };
  }
  return inForce.schemas;
}

const FIELD = 'field.schema.json';

function readSchema(file: string): JsonSchema {
  return JSON.parse(readFileSync(join(schemaFolder, file), 'utf8')) as JsonSchema;
}
