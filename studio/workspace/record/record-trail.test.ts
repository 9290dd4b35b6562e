import { describe, expect, it } from 'vitest';
import { placeIn } from './record-trail.ts';

const trail = { entity: 'library:book', ids: ['a', 'b', 'c'], count: 27 };

describe('the way to neighbouring records', () => {
  it('knows place, count and neighbours', () => {
    expect(placeIn(trail, 'b')).toEqual({ place: 2, count: 27, previous: 'a', next: 'c' });
  });

  it('ends where the list ends', () => {
    expect(placeIn(trail, 'c')).toMatchObject({ previous: 'b', next: undefined });
    expect(placeIn(trail, 'x')).toBeUndefined();
  });

  it('does not guess how long a list is', () => {
    expect(placeIn({ ...trail, count: undefined }, 'a')).toMatchObject({ place: 1, count: undefined });
  });
});
