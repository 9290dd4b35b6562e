const START = '^(?=[^]{0,255}$)(?:';
const END = ')$';

/**
 * The pattern for the whole text. It gives up on a text over 255 characters before trying, so that a long text costs
 * nothing even where the length is checked as well.
 */
export function wholeTextPattern(pattern: string): string {
  return `${START}${pattern}${END}`;
}

/** The pattern as metadata has it, for messages. */
export function innerPattern(pattern: string): string {
  return pattern.startsWith(START) ? pattern.slice(START.length, -END.length) : pattern;
}
