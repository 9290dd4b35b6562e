import type { FuncKeywordDefinition } from 'ajv';
import { matcher } from '../../expression/pattern/matcher.ts';
import { parsePattern, PatternError } from '../../expression/pattern/parse-pattern.ts';
import type { LocalText } from '../../kernel/text.ts';

/**
 * The schema keyword `wholePattern`: the whole text matches a pattern of the grammar that expressions use, in time
 * proportional to its length. A text longer than any field takes is refused unread.
 */
export const patternKeyword: FuncKeywordDefinition = {
  keyword: 'wholePattern',
  type: 'string',
  schemaType: 'string',
  errors: true,
  compile: (pattern: string) => {
    const matches = matcher(parsePattern(`^(?:${pattern})$`));
    const check: Check = (text: string) => {
      const valid = text.length <= MAX_LENGTH && matches(text);
      check.errors = valid ? [] : [{ keyword: 'wholePattern', params: { pattern } }];
      return valid;
    };
    return check;
  },
};

type Check = ReturnType<NonNullable<FuncKeywordDefinition['compile']>>;

const MAX_LENGTH = 10_000;

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
