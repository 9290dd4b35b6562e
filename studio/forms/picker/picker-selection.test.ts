import { describe, expect, it } from 'vitest';
import { joined, toggled } from './picker-selection.ts';

const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, title: id })) as [Ref, Ref, Ref];
interface Ref {
  readonly id: string;
  readonly title: string;
}

describe('choosing several records', () => {
  it('adds one that is not chosen and takes away one that is', () => {
    expect(toggled([a], b)).toEqual([a, b]);
    expect(toggled([a, b], a)).toEqual([b]);
  });

  it('adds a range without choosing any twice', () => {
    expect(joined([a, b], [b, c])).toEqual([a, b, c]);
  });
});
