import { matcher } from '../../expression/pattern/matcher.ts';
import { parsePattern, PatternError } from '../../expression/pattern/parse-pattern.ts';
import type { LocalText } from '../../kernel/text.ts';

/** The value of the schema keyword `wholePattern` and the `params` of its error. */
export interface PatternMismatch {
  readonly pattern: string;
}

const MAX_LENGTH = 10_000;
const MOST_KEPT = 500;
const matchers = new Map<string, (text: string) => boolean>();

/**
 * Whether the whole text matches a pattern of the grammar that expressions use, in time proportional to its length.
 * A text longer than any field takes is refused unread.
 */
export function patternMismatch(text: unknown, pattern: string): PatternMismatch | undefined {
  const matches = typeof text === 'string' && text.length <= MAX_LENGTH && matcherOf(pattern)(text);
  return matches ? undefined : { pattern };
}

function matcherOf(pattern: string): (text: string) => boolean {
  let matches = matchers.get(pattern);
  if (!matches) {
    if (matchers.size >= MOST_KEPT) matchers.clear();
    matchers.set(pattern, (matches = matcher(parsePattern(`^(?:${pattern})$`))));
  }
  return matches;
}

/** Why a pattern cannot be used, or undefined when it can. */
export function patternProblem(pattern: string): LocalText | undefined {
  try {
    parsePattern(`^(?:${pattern})$`);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.detail;
    throw error;
  }
}
