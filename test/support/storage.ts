import { join } from 'node:path';
import { newId } from '../../platform/kernel/ids.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import type { Model } from '../../platform/model/model.ts';
import type { Catalog } from '../../platform/storage/catalog.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { openCatalog } from '../../platform/storage/open-catalog.ts';
import type { StoredRecord } from '../../platform/storage/stored-record.ts';
import { prepareSystemSchema } from '../../platform/storage/system/system-schema.ts';
import { createTestDatabase } from './test-database.ts';

/** Storage alone, without the application, over the library pack. */
export interface TestStorage {
  readonly database: Database;
  readonly model: Model;
  readonly catalog: Catalog;
  /** Inserts records with their system fields filled in; answers their ids. */
  insert(entity: string, records: readonly Readonly<Record<string, unknown>>[]): Promise<string[]>;
  close(): Promise<void>;
}

export const LIBRARY = join(projectRoot, 'test/fixtures/library');

export function modelOf(...packs: readonly string[]): Model {
  return compileModel({ packs: loadPacks([join(projectRoot, 'metadata/core'), ...packs]) });
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
    insert: async (entity, records) => {
      const stored = records.map(storedRecord);
      await database.transaction((tx) => catalog.store.insert(tx, entity, stored));
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
