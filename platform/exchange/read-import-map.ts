import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { Malformed } from '../kernel/errors.ts';
import { readJson } from '../model/load/json-source.ts';
import { explain } from '../model/load/schema-problem.ts';
import { MetadataError } from '../model/problem.ts';
import type { ImportMap } from './import-map.ts';
import schema from './import-map.schema.json' with { type: 'json' };
import { messages } from './messages.ts';

const ajv = new Ajv({ allErrors: true, verbose: true, strictRequired: false });
const validate = ajv.compile<ImportMap>(schema);

/** Reads the map of an import. @throws MetadataError with everything that is wrong with it */
export async function readImportMap(file: string): Promise<ImportMap> {
  const { value, problems } = readJson(file, await textOf(file));
  if (problems.length > 0) throw new MetadataError(problems);
  if (!validate(value)) throw new MetadataError(explain(validate.errors ?? [], file));
  return value;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Malformed(messages.fileUnreadable({ file }));
  }
}
