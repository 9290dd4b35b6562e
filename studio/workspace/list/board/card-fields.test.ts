import { describe, expect, it } from 'vitest';
import { column } from '../sample-column.ts';
import { cardFields } from './card-fields.ts';

describe('a card', () => {
  it('shows each column of the view where its kind stands, and not what its place says', () => {
    const columns = [
      column('state', 'select'),
      column('title', 'text'),
      column('reader', 'reference'),
      column('price', 'money'),
      column('deposit', 'money'),
      column('loanedOn', 'date'),
      column('dueOn', 'date', { due: true }),
      column('owner', 'user'),
      column('genre', 'select'),
      column('note', 'text'),
    ];
    const { title, about, figure, date, person, tags, words } = cardFields(columns, new Set(['state']));
    const drawn = [title, about, figure, date, person, ...tags, words].map((one) => one?.path);
    expect(drawn).toEqual(['title', 'reader', 'price', 'dueOn', 'owner', 'genre', 'note']);
  });

  it('needs no more than a title', () => {
    const { title, ...others } = cardFields([column('title', 'text')], new Set());
    expect(title?.path).toBe('title');
    expect(Object.values(others).flat()).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});
