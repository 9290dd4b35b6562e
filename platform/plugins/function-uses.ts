import type { Model } from '../model/model.ts';
import { KINDS } from '../records/model/metadata-nodes.ts';

/** The nodes of a Model whose expressions call one of the functions, `library:book.entity`. */
export function usesOfFunctions(model: Model, functions: readonly string[]): string[] {
  if (functions.length === 0) return [];
  const calls = new RegExp(`\\b(${functions.join('|')})\\s*\\(`);
  return Object.entries(KINDS).flatMap(([kind, nodesOf]) =>
    [...nodesOf(model).values()]
      .filter(({ spec }) => calls.test(JSON.stringify(spec)))
      .map(({ key }) => `${key}.${kind}`),
  );
}
