import { isObject, type JsonObject } from '../../kernel/json.ts';
import { steps, type Problem } from '../problem.ts';
import { readJson } from './json-source.ts';
import { schemaProblems } from './schema-check.ts';

/**
 * What the text of a file says, or undefined when it breaks its schema; what is wrong is added to `problems`.
 *
 * @param shown how problems call the file
 * @param today what was written in an earlier vocabulary in the words of the schema
 */
export function readChecked(
  text: string,
  shown: string,
  kind: string,
  problems: Problem[],
  today: (written: JsonObject) => JsonObject = (written) => written,
): JsonObject | undefined {
  const source = readJson(shown, text);
  problems.push(...source.problems);
  if (source.value === undefined) return undefined;
  const value = isObject(source.value) ? today(source.value as JsonObject) : source.value;
  const wrong = schemaProblems(kind, value, shown);
  problems.push(...wrong);
  const usable = wrong.length === 0 || isRightWithout(wrong, kind, value, shown);
  return usable && isObject(value) ? (value as JsonObject) : undefined;
}

/**
 * Takes unknown properties out and looks again: with nothing else wrong, the content can still be checked against
 * the other files, so that one slip does not hide the next. The load is refused all the same.
 */
function isRightWithout(wrong: readonly Problem[], kind: string, value: unknown, shown: string): boolean {
  if (wrong.some(({ message }) => message.code !== 'unknownProperty')) return false;
  for (const { pointer } of wrong) remove(value, steps(pointer));
  return schemaProblems(kind, value, shown).length === 0;
}

function remove(value: unknown, path: readonly string[]): void {
  const holder = path.slice(0, -1).reduce<unknown>((part, key) => (part as JsonObject)[key], value);
  delete (holder as JsonObject)[path.at(-1)!];
}
