import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { TRUE } from '../../platform/expression/query-tree.ts';
import { openCatalog } from '../../platform/storage/open-catalog.ts';
import { rebuildRollups, verifyRollups } from '../../platform/storage/rebuild-rollups.ts';
import { planSchema } from '../../platform/storage/schema/schema-plan.ts';
import { ComputedTrees } from '../../platform/storage/sql/computed-trees.ts';
import { compileFind, findShape } from '../../platform/storage/sql/find-sql.ts';
import { modelOf, SHOP } from '../support/model.ts';
import { ShopApp } from '../support/shop-app.ts';

let shop: ShopApp;
let shopper: string;
beforeAll(async () => {
  shop = await ShopApp.start();
  shopper = (await shop.create('shopper', { name: 'Ann' })).id;
  for (let i = 0; i < 3; i++)
    await shop.create('purchase', { shopper, lines: [{ product: 'x', price: '100' }] });
}, 120_000);
afterAll(() => shop?.close());

/** The pack with one more roll-up, or with one that counts otherwise. */
function changedPack(field: string, spec: object): string {
  const root = mkdtempSync(join(tmpdir(), 'kehu-packs-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'shop');
  cpSync(SHOP, folder, { recursive: true });
  const file = join(folder, 'shopper.entity.json');
  const entity = JSON.parse(readFileSync(file, 'utf8')) as { fields: Record<string, object> };
  entity.fields[field] = { ...entity.fields[field], ...spec };
  writeFileSync(file, JSON.stringify(entity));
  return folder;
}

describe('kept roll-ups', () => {
  it('are found wrong where somebody changed the tables by hand, and put right', async () => {
    await shop.withCatalog(async (database, catalog) => {
      await database.session.run('update shop.purchase__rollups set total = 7');
      await database.session.run('delete from shop.shopper__rollups');
      const findings = await verifyRollups(database, catalog);
      expect(new Set(findings.map(({ id }) => id)).size).toBe(4);
      expect(findings.filter(({ entity }) => entity === 'shop:purchase')[0]!.values).toEqual({
        total: { kept: '7.0000000000', right: '113.0000000000' },
      });
      const said: string[] = [];
      expect(await rebuildRollups(database, catalog, (text) => said.push(text))).toBeGreaterThan(3);
      expect(said.length).toBeGreaterThan(0);
      expect(await verifyRollups(database, catalog)).toEqual([]);
    });
    expect(await shop.get(`shopper/${shopper}`)).toMatchObject({ purchaseCount: 3, openAmount: '339.00' });
  });

  it('are filled for the records there are when they are new, and again when they count otherwise', async () => {
    const label = { 'zh-CN': '已付次数', en: 'Paid' };
    const rollup = { type: 'rollup', label, of: 'purchase.shopper', measure: 'sum', field: 'total' };
    await shop.withCatalog(async (database) => {
      const model = modelOf(changedPack('allAmount', rollup));
      const { steps } = await planSchema(database, model);
      expect(steps.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
        'addColumn all_amount',
        'fillRollup allAmount',
      ]);
      const catalog = await openCatalog(database, model);
      expect(await verifyRollups(database, catalog)).toEqual([]);
      const column = 'select sum(all_amount)::text as sum from shop.shopper__rollups';
      expect((await database.session.rows<{ sum: string }>(column))[0]!.sum).toBe('339.0000000000');
      const narrower = modelOf(changedPack('allAmount', { ...rollup, where: "status == 'paid'" }));
      expect((await planSchema(database, narrower)).steps.map(({ kind }) => kind)).toEqual(['fillRollup']);
      await openCatalog(database, narrower);
      expect((await database.session.rows<{ sum: string }>(column))[0]!.sum).toBe('0.0000000000');
      expect((await planSchema(database, narrower)).steps).toEqual([]);
    });
  });

  it('an indexed formula is served by its index, both ways', async () => {
    await shop.withCatalog(async (database, catalog) => {
      await database.session.run(
        `insert into shop.purchase (id, version, created_at, updated_at, shopper, freight)
         select gen_random_uuid(), 1, now(), now(), $1, n % 977 from generate_series(1, 20000) n`,
        [shopper],
      );
      await database.session.run('analyze shop.purchase');
      const query = { entity: 'shop:purchase', select: [['id']], where: TRUE, limit: 3 };
      for (const direction of ['asc', 'desc'] as const) {
        const sorted = { ...query, sort: [{ path: ['score'], direction }] };
        const trees = new ComputedTrees(undefined);
        const { statements } = compileFind({
          query: sorted,
          map: catalog.tables,
          shape: findShape(sorted, []),
          targets: [],
          trees,
        });
        const plan = await database.session.rows(`explain ${statements[0]!.sql}`);
        expect(JSON.stringify(plan)).toContain('Index Scan');
        expect(JSON.stringify(plan)).not.toContain('Sort');
      }
    });
    const answer = await shop.call('GET', 'purchase?sort=-score&limit=2&filter=score%20%3E%20300');
    expect(answer.status).toBe(200);
    expect((answer.body['items'] as unknown as { score: string }[]).map(({ score }) => score)).toEqual([
      '325.3',
      '325.3',
    ]);
  });
});
