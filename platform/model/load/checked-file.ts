import { readFileSync } from 'node:fs';
import { isObject, type JsonObject } from '../../kernel/json.ts';
import type { Problem } from '../problem.ts';
import { readJson } from './json-source.ts';
import { schemaProblems } from './schema-check.ts';

/** The content of a file, or undefined when it breaks its schema; what is wrong is added to `problems`. */
export function readChecked(
  path: string,
  shown: string,
  kind: string,
  problems: Problem[],
): JsonObject | undefined {
  const source = readJson(shown, readFileSync(path, 'utf8'));
  problems.push(...source.problems);
  if (source.value === undefined) return undefined;
  const wrong = schemaProblems(kind, source.value, shown);
  problems.push(...wrong);
  return wrong.length === 0 && isObject(source.value) ? (source.value as JsonObject) : undefined;
}
