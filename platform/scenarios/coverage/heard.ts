import { isObject } from '../../kernel/json.ts';

/** The codes an answer names: of what it refuses, of each row of a batch, and of rules that want a reason. */
export function* codesIn(body: unknown): Iterable<string> {
  if (!isObject(body)) return;
  const { errors, reasons, results, error, code } = body;
  if (typeof code === 'string') yield code;
  if (Array.isArray(reasons)) yield* reasons.map(String);
  yield* codesIn(error);
  for (const list of [errors, results]) if (Array.isArray(list)) for (const one of list) yield* codesIn(one);
}
