import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FALSE } from '../../platform/expression/query-tree.ts';
import type { QueryTree } from '../../platform/expression/query-tree.ts';
import type { RecordQuery } from '../../platform/storage/record-query.ts';
import type { Row } from '../../platform/storage/stored-record.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

let storage: TestStorage;
let reader: Record<'child' | 'mother', string>;
const filter = (entity: string, text: string): QueryTree => storage.filter(entity, text);
const find = (query: Partial<RecordQuery> & { entity: string }): Promise<Row[]> => storage.find(query);

beforeAll(async () => {
  storage = await openTestStorage();
  const [mother] = await storage.insert('library:reader', [{ name: '王芳', level: 'adult' }]);
  const [child] = await storage.insert('library:reader', [
    { name: '王小明', level: 'child', guardian: mother, address: { city: '上海', street: '南京路 1' } },
  ]);
  reader = { mother: mother!, child: child! };
});
afterAll(() => storage.close());

describe('reading records', () => {
  it('gives a reference as id and title, with what else is asked of its target', async () => {
    const [row] = await find({
      entity: 'reader',
      select: [['name'], ['guardian'], ['guardian', 'level'], ['address']],
      where: filter('reader', "name == '王小明'"),
    });
    expect(row).toEqual({
      name: '王小明',
      guardian: { id: reader.mother, title: '王芳', level: 'adult' },
      address: { city: '上海', street: '南京路 1' },
    });
  });

  it('gives null for an empty reference and follows it no further', async () => {
    const [row] = await find({
      entity: 'reader',
      select: [['guardian'], ['guardian', 'name']],
      where: filter('reader', "name == '王芳'"),
    });
    expect(row).toEqual({ guardian: null });
  });

  it('keeps the title of a target the caller may not see', async () => {
    const [row] = await find({
      entity: 'reader',
      select: [['guardian'], ['guardian', 'level']],
      where: filter('reader', 'guardian != null'),
      targetFilter: () => FALSE,
    });
    expect(row).toEqual({ guardian: { id: reader.mother, title: null, level: null } });
  });

  it('does not find what only a hidden target would match', async () => {
    const where = filter('reader', "guardian.level == 'adult'");
    expect(await find({ entity: 'reader', where })).toHaveLength(1);
    expect(await find({ entity: 'reader', where, targetFilter: () => FALSE })).toHaveLength(0);
    const named = filter('reader', "name == '王芳'");
    expect(await find({ entity: 'reader', where, targetFilter: () => named })).toHaveLength(1);
  });

  it('finds by a part of an address', async () => {
    expect(await find({ entity: 'reader', where: filter('reader', "address.city == '上海'") })).toHaveLength(
      1,
    );
  });

  it('treats a text that is no id as the id of nothing', async () => {
    expect(await find({ entity: 'reader', where: filter('reader', "guardian == 'nonsense'") })).toEqual([]);
    expect(await find({ entity: 'reader', where: filter('reader', "id in ['nonsense']") })).toEqual([]);
  });
});
