import { describe, expect, it } from 'vitest';
import { readListRequest } from './list-request.ts';

describe('the parameters of a list', () => {
  it('become a request with only what was given', () => {
    expect(readListRequest({ filter: 'pages > 1', limit: '20', count: 'exact', q: '' })).toEqual({
      filter: 'pages > 1',
      limit: 20,
      count: 'exact',
    });
    expect(readListRequest({ deleted: '1' })).toEqual({ deleted: true });
    expect(readListRequest({})).toEqual({});
  });

  it('are refused one by one when they are wrong', () => {
    const wrong = [
      { limit: '0' },
      { limit: '501' },
      { limit: '1e2' },
      { limit: ['1', '2'] },
      { offset: '-1' },
      { count: 'yes' },
      { deleted: 'maybe' },
      { filter: 'a\u0000b' },
      { q: 'x'.repeat(201) },
      { cursor: 'x', offset: '1' },
      { page: '2' },
    ];
    for (const query of wrong) expect(() => readListRequest(query), JSON.stringify(query)).toThrow();
  });
});
