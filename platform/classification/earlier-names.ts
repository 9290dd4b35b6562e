import type { OptionSpec } from '../fields/option.ts';
import type { Field } from '../model/model.ts';

/** What a field is and was called: pins and histories keep the name of their time. */
export function namesOf({ name, spec }: Field): readonly string[] {
  return calledAs(name, spec as Earlier);
}

/** What rules and sets of them are and were called, today's name first. */
export function calledAs(name: string, spec: Earlier): readonly string[] {
  return [name, ...earlierOf(spec)];
}

/** The code that a node has today, of one that it had. */
export function codeToday({ spec }: Field, code: string | null): string | null {
  const options = (spec['options'] ?? {}) as Readonly<Record<string, OptionSpec>>;
  if (code === null || Object.hasOwn(options, code)) return code;
  return Object.keys(options).find((one) => earlierOf(options[one]!).includes(code)) ?? code;
}

interface Earlier {
  readonly renamedFrom?: readonly string[];
}

function earlierOf({ renamedFrom = [] }: Earlier): readonly string[] {
  return renamedFrom;
}
