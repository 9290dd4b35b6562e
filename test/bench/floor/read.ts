import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { signedInUser } from './session.ts';

const GET = `select o.number, o.name, o.customer, c.name, o.contact, k.name, o.source, o.need, o.process, o.stage, o.status, o.amount,
    o.probability, o.expected_date, o.budget, o.next_step, o.lost_reason, o.lost_note, o.won_by, w.name, o.closed_at, o.notes,
    o.owner, u.name, o.department, d.name, o.id, o.version, o.created_at, o.created_by, o.updated_at, o.updated_by
  from crm.opportunity o
  left join crm.customer c on c.id = o.customer and c.deleted_at is null
  left join crm.contact k on k.id = o.contact and k.deleted_at is null
  left join crm.competitor w on w.id = o.won_by and w.deleted_at is null
  left join core."user" u on u.id = o.owner and u.deleted_at is null
  left join core.department d on d.id = o.department and d.deleted_at is null
  where o.id = $1 and o.deleted_at is null`;

const LINES = `select l.id, l.version, l.product, p.name, l.description, l.quantity, l.list_price, l.price, l.discount, l.tax_rate
  from crm.opportunity_line l left join crm.product p on p.id = l.product and p.deleted_at is null
  where l.opportunity = $1 and l.deleted_at is null order by l.id limit 501`;

const LIST = (
  after: string,
) => `select o.id, o.version, o.number, o.name, o.customer, c.name, o.amount, o.expected_date, o.stage, o.owner, u.name
  from crm.opportunity o
  left join crm.customer c on c.id = o.customer and c.deleted_at is null
  left join core."user" u on u.id = o.owner and u.deleted_at is null
  where o.status = 'open' and o.amount > 100000 and o.deleted_at is null ${after}
  order by o.expected_date, o.id limit 51`;

const SUMS = `select stage, sum(amount_base), count(*) from crm.opportunity
  where status = 'open' and deleted_at is null group by stage`;

type Cell = string | number | null;

function reference(id: Cell, title: Cell) {
  return id === null ? null : { id, title };
}

/** Reads written by hand for exactly these tables, with prepared statements. */
export function reads(app: FastifyInstance, pool: Pool): void {
  app.get<{ Params: { id: string } }>('/api/records/opportunity/:id', async (request, reply) => {
    await signedInUser(pool, request);
    const values = [request.params.id];
    const { rows } = await pool.query<Cell[]>({ name: 'get', text: GET, values, rowMode: 'array' });
    const row = rows[0];
    if (!row) return reply.code(404).send({});
    const lines = await pool.query<Cell[]>({ name: 'lines', text: LINES, values, rowMode: 'array' });
    reply.header('etag', `"${row[27]}"`);
    return { ...record(row), lines: lines.rows.map(line) };
  });

  app.get<{ Querystring: { cursor?: string } }>('/api/records/opportunity', async (request) => {
    await signedInUser(pool, request);
    const cursor = request.query.cursor?.split('_');
    const text = LIST(cursor ? 'and (o.expected_date, o.id) > ($1, $2)' : '');
    const { rows } = await pool.query<Cell[]>({
      name: cursor ? 'next' : 'first',
      text,
      values: cursor ?? [],
      rowMode: 'array',
    });
    const items = rows.slice(0, 50).map(listed);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > 50 && last ? `${last.expectedDate}_${last.id}` : null };
  });

  app.post('/api/query', async (request) => {
    await signedInUser(pool, request);
    const { rows } = await pool.query<Cell[]>({ name: 'sums', text: SUMS, values: [], rowMode: 'array' });
    return { items: rows.map(([stage, amount, count]) => ({ stage, amount, count })) };
  });
}

function record(r: readonly Cell[]) {
  const at = (index: number) => r[index] ?? null;
  return {
    number: at(0),
    name: at(1),
    customer: reference(at(2), at(3)),
    contact: reference(at(4), at(5)),
    source: at(6),
    need: at(7),
    process: at(8),
    stage: at(9),
    status: at(10),
    amount: at(11),
    probability: at(12),
    expectedDate: at(13),
    budget: at(14),
    nextStep: at(15),
    lostReason: at(16),
    lostNote: at(17),
    wonBy: reference(at(18), at(19)),
    closedAt: at(20),
    notes: at(21),
    owner: reference(at(22), at(23)),
    department: reference(at(24), at(25)),
    id: at(26),
    version: at(27),
    createdAt: at(28),
    createdBy: at(29),
    updatedAt: at(30),
    updatedBy: at(31),
    deletedAt: null,
  };
}

function line(r: readonly Cell[]) {
  const at = (index: number) => r[index] ?? null;
  return {
    id: at(0),
    version: at(1),
    product: reference(at(2), at(3)),
    description: at(4),
    quantity: at(5),
    listPrice: at(6),
    price: at(7),
    discount: at(8),
    taxRate: at(9),
  };
}

function listed(r: readonly Cell[]) {
  const at = (index: number) => r[index] ?? null;
  return {
    id: at(0),
    version: at(1),
    number: at(2),
    name: at(3),
    customer: reference(at(4), at(5)),
    amount: at(6),
    expectedDate: at(7),
    stage: at(8),
    owner: reference(at(9), at(10)),
  };
}
