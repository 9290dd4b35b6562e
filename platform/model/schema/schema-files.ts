import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema } from '../../kernel/json.ts';
import { projectRoot } from '../../kernel/project-root.ts';

/** The folder of the vocabulary: one strict JSON Schema per kind of node. */
export const schemaFolder: string = join(projectRoot, 'metadata', 'schema');

/** Every schema of the vocabulary by file name. */
export function readSchemas(): ReadonlyMap<string, JsonSchema> {
  const files = readdirSync(schemaFolder).filter((file) => file.endsWith('.schema.json'));
  return new Map(files.toSorted().map((file) => [file, readSchema(file)]));
}

function readSchema(file: string): JsonSchema {
  return JSON.parse(readFileSync(join(schemaFolder, file), 'utf8')) as JsonSchema;
}
