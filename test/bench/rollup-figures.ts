import { Pool, type PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { inTransaction } from './floor/in-transaction.ts';
import { figure, type Figure } from './million/figures.ts';

const NAMES = ['roll-ups under a bulk update of 10 000 lines', 'roll-ups under 16 writers at once'] as const;
const LINES = 10_000;
const BATCH = 2500;
const WRITERS = 16;
const EACH = 20;

export interface RollupSetting {
  /** Of the running product. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly token: string;
  readonly wanted: (name: string) => boolean;
}

/**
 * Totals of a document while its lines are written: the product beside hand-written statements that do the same
 * (row, audit row, lock of the parent, sum). Both must end with the exact sum.
 */
export async function rollupFigures(setting: RollupSetting): Promise<Figure[]> {
  const pool = new Pool({ connectionString: setting.databaseUrl, max: WRITERS });
  const figures: Figure[] = [];
  try {
    const bench = { ...setting, pool };
    if (setting.wanted(NAMES[0])) figures.push(...(await bulk(bench)));
    if (setting.wanted(NAMES[1])) figures.push(...(await atOnce(bench)));
  } finally {
    await pool.end();
  }
  return figures;
}

type Bench = RollupSetting & { readonly pool: Pool };

async function bulk(bench: Bench): Promise<Figure[]> {
  const [mine, floor] = [await document(bench, LINES), await document(bench, LINES)];
  const product = await timed(async () => {
    for (let start = 0; start < LINES; start += BATCH) {
      const some = mine.lines.slice(start, start + BATCH);
      const operations = some.map((id, i) => ({
        op: 'update',
        id,
        data: { price: `${(start + i) % 97}.25` },
      }));
      await call(bench, 'POST', 'opportunityLine/batch', { atomic: false, operations });
    }
  });
  const byHand = await timed(async () => {
    for (let start = 0; start < LINES; start += BATCH) {
      await inTransaction(bench.pool, (client) => updateLines(client, floor, start));
    }
  });
  await exact(bench, mine.id);
  await exact(bench, floor.id);
  return [figure(NAMES[0], [product], undefined, `by hand ${byHand.toFixed(0)} ms, sums exact`)];
}

async function updateLines(client: PoolClient, { id, lines }: Document, start: number): Promise<void> {
  const ids = lines.slice(start, start + BATCH);
  const prices = ids.map((_, i) => `${(start + i) % 97}.25`);
  await client.query(
    `update crm.opportunity_line l set price = r.price, price_base = r.price, version = version + 1, updated_at = now()
     from unnest($1::uuid[], $2::numeric[]) r(id, price) where l.id = r.id`,
    [ids, prices],
  );
  await audit(client, ids);
  await keepTotal(client, id);
}

async function atOnce(bench: Bench): Promise<Figure[]> {
  const [mine, floor] = [await document(bench, 0), await document(bench, 0)];
  const line = { quantity: '2', price: '3.3333', taxRate: '13' };
  const writers = (write: () => Promise<unknown>) =>
    Promise.all(
      Array.from({ length: WRITERS }, async () => {
        for (let i = 0; i < EACH; i++) await write();
      }),
    );
  const product = await timed(() =>
    writers(() => call(bench, 'POST', 'opportunityLine', { opportunity: mine.id, ...line })),
  );
  const byHand = await timed(() =>
    writers(() =>
      inTransaction(bench.pool, async (client) => {
        const id = await insertLines(client, floor.id, 1, '3.3333');
        await audit(client, id);
        await keepTotal(client, floor.id);
      }),
    ),
  );
  await exact(bench, mine.id);
  await exact(bench, floor.id);
  const count = WRITERS * EACH;
  const note = `by hand ${(byHand / count).toFixed(1)} ms a line, ${count} lines each, sums exact`;
  return [figure(NAMES[1], [product / count], undefined, note)];
}

interface Document {
  readonly id: string;
  readonly lines: readonly string[];
}

async function document(bench: Bench, count: number): Promise<Document> {
  const { id: customer } = await call(bench, 'POST', 'customer', { name: `压测 ${uuidv7()}` });
  const { id } = await call(bench, 'POST', 'opportunity', { name: '压测', customer });
  const lines = await inTransaction(bench.pool, async (client) => {
    const made = await insertLines(client, id, count, '1');
    await keepTotal(client, id);
    return made;
  });
  return { id, lines };
}

async function insertLines(client: PoolClient, id: string, count: number, price: string): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await client.query(
    `insert into crm.opportunity_line (id, version, created_at, updated_at, opportunity, quantity, price, price_base, tax_rate)
     select unnest($1::uuid[]), 1, now(), now(), $2, 2, $3, $3, 13`,
    [ids, id, price],
  );
  return ids;
}

async function audit(client: PoolClient, ids: readonly string[]): Promise<void> {
  await client.query(
    `insert into kehu.operation_log (id, at, actor, operation, entity, record_id, version, changes)
     select gen_random_uuid(), now(), 'floor', 'update', 'crm:opportunityLine', unnest($1::uuid[]), 1, '{}'`,
    [ids],
  );
}

const TOTAL = `select coalesce(sum(round(net + round(net * coalesce(tax_rate, 0) / 100, 4), 4)), 0) from (
    select round(quantity * price * (1 - coalesce(discount, 0) / 100), 4) as net, tax_rate
    from crm.opportunity_line where opportunity = $1 and deleted_at is null) l`;

async function keepTotal(client: PoolClient, id: string): Promise<void> {
  await client.query('select from crm.opportunity where id = $1 for no key update', [id]);
  await client.query(
    `update crm.opportunity__rollups set lines_amount = round((${TOTAL}), 2) where record = $1`,
    [id],
  );
}

async function exact({ pool }: Bench, id: string): Promise<void> {
  const { rows } = await pool.query<{ exact: boolean }>(
    `select lines_amount = round((${TOTAL}), 2) as exact from crm.opportunity__rollups where record = $1`,
    [id],
  );
  if (rows[0]?.exact !== true) throw new Error(`the lines of ${id} do not add up to its total`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function call(
  { url, token }: Bench,
  method: string,
  path: string,
  body: object,
): Promise<{ id: string }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${url}/api/records/${path}`, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { id: string };
}
