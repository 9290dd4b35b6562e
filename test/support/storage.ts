import { checkExpression } from '../../platform/expression/check-expression.ts';
import { compileToQuery } from '../../platform/expression/compile/compile-to-query.ts';
import { TRUE, type QueryTree } from '../../platform/expression/query-tree.ts';
import { newId } from '../../platform/kernel/ids.ts';
import { filterScope } from '../../platform/model/expression-scope.ts';
import type { Model } from '../../platform/model/model.ts';
import type { Catalog } from '../../platform/storage/catalog.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { openCatalog } from '../../platform/storage/open-catalog.ts';
import type { RecordQuery } from '../../platform/storage/record-query.ts';
import type { Row, StoredRecord } from '../../platform/storage/stored-record.ts';
import { prepareSystemSchema } from '../../platform/storage/system/system-schema.ts';
import { LIBRARY, modelOf } from './model.ts';
import { createTestDatabase } from './test-database.ts';

/** Storage alone, without the application, over the library pack. */
export interface TestStorage {
  readonly database: Database;
  readonly model: Model;
  readonly catalog: Catalog;
  /** A filter as its query tree; `me.id` is the id of nobody. */
  filter(entity: string, text: string): QueryTree;
  /** Everything not said is the widest: all records, their ids alone. */
  find(query: Partial<RecordQuery> & { readonly entity: string }): Promise<Row[]>;
  /** Inserts records with their system fields filled in; answers their ids. */
  insert(entity: string, records: readonly Readonly<Record<string, unknown>>[]): Promise<string[]>;
  close(): Promise<void>;
}

export async function openTestStorage(model = modelOf(LIBRARY)): Promise<TestStorage> {
  const own = await createTestDatabase();
  const database = await Database.open({ url: own.url });
  await prepareSystemSchema(database);
  const catalog = await openCatalog(database, model);
  return {
    database,
    model,
    catalog,
    filter: (entity, text) =>
      compileToQuery(checkExpression(text, filterScope(model, model.entity(entity))), {
        me: { id: newId() },
        now: new Date('2026-03-11T01:00:00Z'),
        timeZone: 'Asia/Shanghai',
      }),
    find: (query) =>
      catalog.store.find(database.session, {
        select: [['id']],
        where: TRUE,
        sort: [],
        limit: 100,
        ...query,
        entity: model.entity(query.entity).key,
      }),
    insert: async (entity, records) => {
      const stored = records.map(storedRecord);
      await database.transaction((tx) => catalog.store.insert(tx, model.entity(entity).key, stored));
      return stored.map(({ id }) => id);
    },
    close: async () => {
      await database.close();
      await own.drop();
    },
  };
}

function storedRecord(values: Readonly<Record<string, unknown>>): StoredRecord {
  const at = '2026-03-11T01:00:00.000Z';
  return { id: newId(), version: 1, createdAt: at, updatedAt: at, ...values };
}
