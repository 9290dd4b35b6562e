import type { FastifyInstance } from 'fastify';
import type { Pool, PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { inTransaction } from './in-transaction.ts';
import { signedInUser } from './session.ts';

interface NewOpportunity {
  readonly name: string;
  readonly customer: string;
  readonly amount: string;
  readonly expectedDate: string;
}

const COLUMNS = `number, name, customer, stage, status, process, stage_since, amount, amount_base, probability, expected_date, owner, id, version,
  created_at, created_by, updated_at, updated_by`;

const INSERT = `insert into crm.opportunity (${COLUMNS})
  values ($1, $2, $3, 'firstContact', 'open', 'directSales', now(), $4, $4, 10, $5, $6, $7, 1, now(), $6, now(), $6)`;

const INSERT_MANY = `insert into crm.opportunity (${COLUMNS})
  select number, name, customer, 'firstContact', 'open', 'directSales', now(), amount, amount, 10, expected, $6, id, 1, now(), $6, now(), $6
  from unnest($1::text[], $2::text[], $3::uuid[], $4::numeric[], $5::date[], $7::uuid[]) as t(number, name, customer, amount, expected, id)`;

/** Since when each deal is in its first stage. */
const PERIODS = `insert into core.stage_period (id, record_entity, record_id, process, stage, category, entered_at, "by", version,
  created_at, created_by, updated_at, updated_by)
  select id, 'crm:opportunity', record, 'directSales', 'firstContact', 'open', now(), $2, 1, now(), $2, now(), $2
  from unnest($1::uuid[], $3::uuid[]) as t(id, record)`;

const AUDIT = `insert into kehu.operation_log (id, at, user_id, actor, operation, entity, record_id, version, changes)
  values ($1, now(), $2, 'floor', $3, 'crm:opportunity', $4, 1, $5)`;

const AUDIT_MANY = `insert into kehu.operation_log (id, at, user_id, actor, operation, entity, record_id, version, changes)
  select id, now(), $2, 'floor', 'create', 'crm:opportunity', record, 1, changes
  from unnest($1::uuid[], $3::uuid[], $4::jsonb[]) as t(id, record, changes)`;

const UPDATE = `update crm.opportunity set amount = $2, amount_base = $2, version = version + 1, updated_at = now(), updated_by = $3
  where id = $1 and deleted_at is null returning version, customer`;

const OWN_ROLLUPS = `insert into crm.opportunity__rollups (record, lines_amount, activity_count)
  select unnest($1::uuid[]), 0, 0`;

const LOCK = `select from crm.customer where id = any($1) order by id for no key update`;

const CUSTOMER_ROLLUPS = `update crm.customer__rollups r set open_opportunity_amount = (
    select coalesce(sum(amount_base), 0) from crm.opportunity o
    where o.customer = r.record and o.status = 'open' and o.deleted_at is null)
  where r.record = any($1)`;

/** What customers are told of their deals: their rows are locked before anything is summed. */
async function keepSums(client: PoolClient, customers: readonly string[]): Promise<void> {
  const values = [[...new Set(customers)]];
  await client.query({ name: 'lock', text: LOCK, values });
  await client.query({ name: 'customer rollups', text: CUSTOMER_ROLLUPS, values });
}

/** A bare insert or update with its audit row in one transaction. */
export function writes(app: FastifyInstance, pool: Pool): void {
  app.post<{ Body: NewOpportunity }>('/api/records/opportunity', async (request, reply) => {
    const user = await signedInUser(pool, request);
    const id = uuidv7();
    const { name, customer, amount, expectedDate } = request.body;
    await inTransaction(pool, async (client) => {
      await client.query({
        name: 'insert',
        text: INSERT,
        values: [number(), name, customer, amount, expectedDate, user, id],
      });
      await client.query({ name: 'own', text: OWN_ROLLUPS, values: [[id]] });
      await client.query({ name: 'periods', text: PERIODS, values: [[uuidv7()], user, [id]] });
      await keepSums(client, [customer]);
      await client.query({
        name: 'audit',
        text: AUDIT,
        values: [uuidv7(), user, 'create', id, JSON.stringify(request.body)],
      });
    });
    return reply
      .code(201)
      .header('location', `/api/records/opportunity/${id}`)
      .send({ id, version: 1, ...request.body });
  });

  app.patch<{ Body: { amount: string }; Params: { id: string } }>(
    '/api/records/opportunity/:id',
    async (request) => {
      const user = await signedInUser(pool, request);
      const { id } = request.params;
      const version = await inTransaction(pool, async (client) => {
        const { rows } = await client.query({
          name: 'update',
          text: UPDATE,
          values: [id, request.body.amount, user],
        });
        await keepSums(client, [rows[0]?.customer as string]);
        await client.query({
          name: 'audit',
          text: AUDIT,
          values: [uuidv7(), user, 'update', id, JSON.stringify(request.body)],
        });
        return rows[0]?.version as number;
      });
      return { id, version, ...request.body };
    },
  );

  app.post<{ Body: { operations: readonly { data: NewOpportunity }[] } }>(
    '/api/records/opportunity/batch',
    async (request) => {
      const user = await signedInUser(pool, request);
      const rows = request.body.operations.map(({ data }) => ({ id: uuidv7(), ...data }));
      await inTransaction(pool, async (client) => {
        const columns = [
          rows.map(number),
          rows.map((r) => r.name),
          rows.map((r) => r.customer),
          rows.map((r) => r.amount),
          rows.map((r) => r.expectedDate),
        ];
        const ids = rows.map((row) => row.id);
        await client.query({ name: 'insertMany', text: INSERT_MANY, values: [...columns, user, ids] });
        await client.query({ name: 'own', text: OWN_ROLLUPS, values: [ids] });
        await client.query({ name: 'periods', text: PERIODS, values: [ids.map(() => uuidv7()), user, ids] });
        await keepSums(
          client,
          rows.map((row) => row.customer),
        );
        await client.query({
          name: 'auditMany',
          text: AUDIT_MANY,
          values: [rows.map(() => uuidv7()), user, ids, rows.map((row) => JSON.stringify(row))],
        });
      });
      return { results: rows.map(({ id }) => ({ status: 201, id, version: 1 })) };
    },
  );
}

const run = Date.now().toString(36);
let taken = 0;

function number(): string {
  return `FLOOR-${run}-${++taken}`;
}
