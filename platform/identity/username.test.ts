import { describe, expect, it } from 'vitest';
import { isUsername, normalizeUsername } from './username.ts';

describe('a username', () => {
  it.each([' Anna ', 'ANNA', 'ａｎｎａ'])('%s is the account anna', (typed) => {
    expect(normalizeUsername(typed)).toBe('anna');
  });

  it.each(['anna', 'a', '李明', 'anna.smith', 'anna@example.com', 'x'.repeat(64)])('may be %s', (name) => {
    expect(isUsername(name)).toBe(true);
  });

  it.each(['', '.anna', 'anna.', 'an na', 'anna/1', 'a\u0000b', 'x'.repeat(65)])('may not be %j', (name) => {
    expect(isUsername(name)).toBe(false);
  });
});
