import { expect } from 'vitest';
import type { Catalog } from '../../platform/storage/catalog.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { openCatalog } from '../../platform/storage/open-catalog.ts';
import { verifyRollups, type RollupFinding } from '../../platform/storage/rebuild-rollups.ts';
import { modelOf, SHOP } from './model.ts';
import { startTestApp, type TestApp } from './test-app.ts';

export type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };

/** The application with the pack of computed fields, on the morning of 2026-03-11 in Shanghai. */
export class ShopApp {
  private constructor(readonly app: TestApp) {}

  static async start(): Promise<ShopApp> {
    return new ShopApp(await startTestApp({ packs: ['test/fixtures/shop'], clock: '2026-03-11T01:00:00Z' }));
  }

  call(method: string, path: string, body?: unknown) {
    return this.app.api<Row>(method, `/api/records/${path}`, body, { headers: { 'accept-language': 'en' } });
  }

  async create(entity: string, data: object): Promise<Row> {
    return this.#good(await this.call('POST', entity, data), 201);
  }

  async change(path: string, data: object): Promise<Row> {
    return this.#good(await this.call('PATCH', path, data), 200);
  }

  async remove(path: string): Promise<void> {
    const { status, body } = await this.call('DELETE', path);
    expect(status, JSON.stringify(body)).toBe(204);
  }

  async restore(path: string): Promise<void> {
    const { status, body } = await this.call('POST', `${path}/restore`);
    expect(status, JSON.stringify(body)).toBe(200);
  }

  async get(path: string): Promise<Row> {
    return this.#good(await this.call('GET', path), 200);
  }

  /** Kept roll-ups that are not what computing them anew gives. */
  async wrong(): Promise<readonly RollupFinding[]> {
    return this.withCatalog(verifyRollups);
  }

  async withCatalog<T>(work: (database: Database, catalog: Catalog) => Promise<T>): Promise<T> {
    const database = await Database.open({ url: this.app.databaseUrl });
    try {
      return await work(database, await openCatalog(database, modelOf(SHOP)));
    } finally {
      await database.close();
    }
  }

  close(): Promise<void> {
    return this.app.close();
  }

  #good({ status, body }: { status: number; body: Row }, expected: number): Row {
    expect(status, JSON.stringify(body)).toBe(expected);
    return body;
  }
}
