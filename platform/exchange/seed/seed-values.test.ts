import { describe, expect, it } from 'vitest';
import { compileModel } from '../../model/compile-model.ts';
import { loadPacks } from '../../model/load-packs.ts';
import { seedValues, type SeedContext } from './seed-values.ts';

const model = compileModel({ packs: loadPacks(['metadata/core', 'test/fixtures/library']) });
const context: SeedContext = {
  model,
  now: new Date('2026-03-11T17:30:00Z'),
  timeZone: 'Asia/Shanghai',
  target: (ref) => ({ entity: 'library:book', id: `id of ${ref}` }),
};

function values(entity: string, given: Record<string, unknown>) {
  return seedValues(model.entity(entity), given, context);
}

describe('the values of a seed record', () => {
  it('count days from today where the organisation is', () => {
    expect(values('book', { acquiredOn: { $today: 0 } })).toEqual({ acquiredOn: '2026-03-12' });
    expect(values('book', { acquiredOn: { $today: -30 } })).toEqual({ acquiredOn: '2026-02-10' });
  });

  it('read moments on the clock of the organisation', () => {
    expect(values('book', { rating: { $now: '-1d 09:30' } })).toEqual({ rating: '2026-03-11T01:30:00.000Z' });
  });

  it('turn references into ids', () => {
    expect(values('book', { volumeOf: { $ref: 'book:set' }, related: [{ $ref: 'book:a' }] })).toEqual({
      volumeOf: 'id of book:set',
      related: ['id of book:a'],
    });
  });

  it('name the entity where a reference may lead to several', () => {
    expect(values('loan', { about: { $ref: 'book:a' } })).toEqual({
      about: { entity: 'library:book', id: 'id of book:a' },
    });
  });

  it('make lists of line items', () => {
    const lines = { first: { book: { $ref: 'book:a' }, copies: 2 }, second: { book: { $ref: 'book:b' } } };
    expect(values('loan', { lines })).toEqual({
      lines: [{ book: 'id of book:a', copies: 2 }, { book: 'id of book:b' }],
    });
  });

  it('leave the parts of an address alone', () => {
    const address = { city: '苏州市', street: '星湖街1号' };
    expect(values('reader', { address, email: null })).toEqual({ address, email: null });
  });
});
