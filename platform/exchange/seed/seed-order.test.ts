import { describe, expect, it } from 'vitest';
import type { Entity } from '../../model/model.ts';
import { orderSeeds } from './seed-order.ts';
import { nameOf, type SeedRecord } from './seed-record.ts';

const entities = new Map<string, Entity>();

function seed(name: string, refs: Record<string, string> = {}): SeedRecord {
  const [entity = '', key = ''] = name.split(':');
  if (!entities.has(entity)) entities.set(entity, { key: entity } as Entity);
  const values = Object.fromEntries(Object.entries(refs).map(([field, $ref]) => [field, { $ref }]));
  return { entity: entities.get(entity)!, key, values, update: 'never', file: 'test.demo.json' };
}

function order(...records: SeedRecord[]) {
  const { batches, deferred } = orderSeeds(records, (_, ref) => ref);
  return {
    batches: batches.map((batch) => batch.records.map(nameOf)),
    deferred: deferred.map(({ record, field }) => `${nameOf(record)}.${field}`),
  };
}

describe('the order of seed records', () => {
  it('puts records after those they refer to', () => {
    const { batches } = order(
      seed('loan:l', { book: 'book:b', reader: 'reader:r' }),
      seed('book:b'),
      seed('reader:r'),
    );
    expect(batches).toEqual([['book:b'], ['reader:r'], ['loan:l']]);
  });

  it('creates records of one entity together, parents before those below them', () => {
    const { batches } = order(
      seed('genre:c', { parent: 'genre:b' }),
      seed('genre:b', { parent: 'genre:a' }),
      seed('genre:a'),
      seed('genre:d', { parent: 'genre:a' }),
    );
    expect(batches).toEqual([['genre:a'], ['genre:b', 'genre:d'], ['genre:c']]);
  });

  it('cuts a circle at the record fewer others refer to', () => {
    const { batches, deferred } = order(
      seed('branch:main', { head: 'reader:ann' }),
      seed('reader:ann', { branch: 'branch:main' }),
      seed('loan:l', { reader: 'reader:ann' }),
    );
    expect(deferred).toEqual(['branch:main.head']);
    expect(batches).toEqual([['branch:main'], ['reader:ann'], ['loan:l']]);
  });

  it('takes a record outside the list as there already', () => {
    expect(order(seed('book:b', { shelf: 'shelf:s' }))).toEqual({ batches: [['book:b']], deferred: [] });
  });
});
