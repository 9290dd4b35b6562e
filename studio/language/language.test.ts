import { describe, expect, it } from 'vitest';
import { fill, inSentence } from './language.tsx';

describe('a text of the screens', () => {
  it('has its holes filled, and says so where nothing fills one', () => {
    expect(fill('{who} read {book}', { who: 'Emma' })).toBe('Emma read {book}');
  });

  it('has words that go with a number', () => {
    const text = '{n} {n|row|rows}';
    expect([0, 1, 2].map((n) => fill(text, { n }))).toEqual(['0 rows', '1 row', '2 rows']);
  });
});

describe('a label inside a sentence', () => {
  it('begins small in English, but for capitals', () => {
    expect(inSentence('Reading card', 'en')).toBe('reading card');
    expect(inSentence('VIP card', 'en')).toBe('VIP card');
    expect(inSentence('Lesekarte', 'de')).toBe('Lesekarte');
  });
});
