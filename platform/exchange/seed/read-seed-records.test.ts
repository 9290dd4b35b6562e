import { describe, expect, it } from 'vitest';
import { compileModel } from '../../model/compile-model.ts';
import { loadPacks } from '../../model/load-packs.ts';
import { MetadataError } from '../../model/problem.ts';
import { readSeedRecords } from './read-seed-records.ts';
import { nameOf } from './seed-record.ts';

const packs = loadPacks(['metadata/core', 'test/fixtures/library']);
const model = compileModel({ packs });

function read(...files: unknown[]) {
  const recordFiles = files.map((content, index) => ({
    kind: 'demo' as const,
    file: `file${index + 1}.demo.json`,
    text: JSON.stringify(content),
  }));
  const library = { ...packs[1]!, recordFiles };
  return readSeedRecords(model, [packs[0]!, library], ['data', 'demo']);
}

function problems(...files: unknown[]): string[] {
  try {
    read(...files);
  } catch (error) {
    if (error instanceof MetadataError) {
      return error.problems.map(({ pointer, message }) => `${pointer} ${message.code}`);
    }
    throw error;
  }
  return [];
}

describe('records that packs bring along', () => {
  it('are known by pack, entity and key', () => {
    const { records, refName } = read({ entity: 'book', records: { hobbit: { title: 'The Hobbit' } } });
    const hobbit = records.find(({ key }) => key === 'hobbit')!;
    expect(nameOf(hobbit)).toBe('library:book:hobbit');
    expect(refName(hobbit, 'book:set')).toBe('library:book:set');
    expect(refName(hobbit, 'core:currency:CNY')).toBe('core:currency:CNY');
  });

  it('are refused where the entity is not known', () => {
    expect(problems({ entity: 'bok', records: { a: {} } })).toEqual(['/entity unknownEntity']);
  });

  it('are refused where a reference leads nowhere', () => {
    const file = { entity: 'book', records: { a: { volumeOf: { $ref: 'book:b' } } } };
    expect(problems(file)).toEqual(['/records/a/volumeOf unknownReference']);
  });

  it('are refused where a key stands twice', () => {
    const file = { entity: 'book', records: { a: { title: 'A' } } };
    expect(problems(file, file)).toEqual(['/records/a recordTwice']);
  });

  it('are refused where the file breaks its schema', () => {
    expect(problems({ entity: 'book' })).toHaveLength(1);
  });
});
