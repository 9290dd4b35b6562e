import { Client } from 'pg';

export const CUSTOMERS = 100_000;
export const OPPORTUNITIES = 200_000;

/** Rows are made by the database itself: the bench measures reading and writing, not loading. */
const FILL = `
insert into crm.customer (code, name, status, owner, id, version, created_at, created_by, updated_at, updated_by, business_date)
select 'B-' || n, '压测客户有限公司 ' || n, (array['potential','intention','formal','lost'])[1 + n % 4], u.id,
  uuidv7(), 1, now(), u.id, now(), u.id, date '2025-01-01' + n % 700
from generate_series(1, ${CUSTOMERS}) n
cross join lateral (select id from core."user" order by id offset n % (select count(*) from core."user") limit 1) u;

insert into crm.opportunity (number, name, customer, stage, status, process, amount, amount_base, probability, expected_date,
  lost_reason, closed_at, owner, id, version, created_at, created_by, updated_at, updated_by)
select 'B-' || n, '压测商机 ' || n, c.id, (array['firstContact','needConfirmed','proposal','contract','won','lost'])[1 + n % 6],
  (array['open','open','open','open','won','lost'])[1 + n % 6], 'directSales', (n * 7919) % 1000000, (n * 7919) % 1000000, 10 * (n % 10),
  date '2026-01-01' + (n * 31) % 900, case when n % 6 = 5 then 'price' end, case when n % 6 >= 4 then now() end,
  c.owner, uuidv7(), 1, now(), c.owner, now(), c.owner
from generate_series(1, ${OPPORTUNITIES}) n
join (select id, owner, row_number() over () as at from crm.customer where code like 'B-%') c on c.at = 1 + n % ${CUSTOMERS};

insert into crm.opportunity_line (opportunity, product, quantity, list_price, price, discount, tax_rate, id, version, created_at, created_by, updated_at, updated_by)
select o.id, p.id, 1 + o.n % 5, 100, 95, 5, 13, uuidv7(), 1, now(), o.owner, now(), o.owner
from (select id, owner, row_number() over () as n from crm.opportunity where number like 'B-%') o
cross join lateral (select id from crm.product order by id offset o.n % 3 limit 3) p
where o.n <= 60000;
`;

export async function fill(url: string): Promise<void> {
  await run(url, async (client) => {
    await client.query(FILL);
    // The next start fills the roll-ups of what came past the product.
    await client.query('delete from kehu.kept_rollup');
    await client.query('vacuum analyze');
  });
}

/** An earlier run left its rows. */
export async function isFilled(url: string): Promise<boolean> {
  return run(url, async (client) => {
    const { rows } = await client.query(`select from crm.customer where code = 'B-1'`);
    return rows.length > 0;
  });
}

export async function idsOf(
  url: string,
  entity: 'customer' | 'opportunity',
  limit: number,
): Promise<string[]> {
  return run(url, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from crm.${entity} where ${entity === 'customer' ? 'code' : 'number'} like 'B-%' order by id limit ${limit}`,
    );
    return rows.map((row) => row.id);
  });
}

/** Writes of earlier rounds leave dead rows and full pages; every round begins the same. */
export async function settle(url: string): Promise<void> {
  await run(url, (client) => client.query('checkpoint'));
}

async function run<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
