import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, refuseDeepJson } from './json-depth.ts';

function nested(depth: number): unknown {
  return depth === 0 ? 1 : depth % 2 ? [nested(depth - 1)] : { a: nested(depth - 1) };
}

describe('the depth of a body', () => {
  it('is free up to the limit', () => {
    expect(() => refuseDeepJson(nested(MAX_DEPTH))).not.toThrow();
  });

  it('is refused beyond it, however it is nested', () => {
    expect(() => refuseDeepJson(nested(MAX_DEPTH + 1))).toThrow('nested more than 32 levels');
  });
});
