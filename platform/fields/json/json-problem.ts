import { isStorableText } from '../storable-text.ts';

/** The value of the schema keyword `plainJson`: how large a JSON value may be. */
export interface JsonRule {
  readonly maxDepth: number;
  /** Characters of its text. */
  readonly maxSize: number;
}

/** What the keyword found; the `params` of Ajv's error. */
export interface JsonProblem {
  readonly rule: 'text' | 'depth' | 'size';
  readonly limit?: number;
}

/** Finds JSON that PostgreSQL cannot keep (null characters, endless numbers) or that is too deep or too large. */
export function jsonProblem(value: unknown, rule: JsonRule): JsonProblem | undefined {
  const problem = walk(value, rule, 1);
  if (problem) return problem;
  return JSON.stringify(value).length > rule.maxSize ? { rule: 'size', limit: rule.maxSize } : undefined;
}

function walk(value: unknown, rule: JsonRule, depth: number): JsonProblem | undefined {
  if (typeof value === 'string') return isStorableText(value) ? undefined : { rule: 'text' };
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { rule: 'text' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > rule.maxDepth) return { rule: 'depth', limit: rule.maxDepth };
  for (const [key, part] of Object.entries(value)) {
    const problem = isStorableText(key) ? walk(part, rule, depth + 1) : ({ rule: 'text' } as const);
    if (problem) return problem;
  }
  return undefined;
}
