import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { signedInUser } from './session.ts';

const GET = `select o.number, o.name, o.customer, c.name, o.contact, k.name, o.source, o.need, o.process, o.stage, o.status, o.amount,
    o.probability, o.expected_date, o.budget, o.next_step, o.lost_reason, o.lost_note, o.won_by, w.name, o.closed_at, o.notes,
    o.owner, u.name, o.department, d.name, o.id, o.version, o.created_at, o.created_by, m.name, o.updated_at, o.updated_by, n.name,
    round(o.amount * (o.probability * 0.01), 2), r.lines_amount::numeric(20,2), r.activity_count,
    o.lead, h.name, o.intention, i.number, o.decision_maker, o.evaluation_score, o.stage_since, r.last_contact_at, r.next_contact_at,
    r.ordered_amount::numeric(20,2), r.delivered_amount::numeric(20,2), r.invoiced_amount::numeric(20,2), r.received_amount::numeric(20,2),
    round(r.received_amount * 100 / nullif(r.ordered_amount, 0), 2), r.expense_amount::numeric(20,2), r.unapproved_expense_amount::numeric(20,2)
  from crm.opportunity o
  left join crm.opportunity__rollups r on r.record = o.id
  left join crm.customer c on c.id = o.customer
  left join crm.contact k on k.id = o.contact
  left join crm.lead h on h.id = o.lead
  left join crm.product_intention i on i.id = o.intention
  left join crm.competitor w on w.id = o.won_by
  left join core."user" u on u.id = o.owner
  left join core.department d on d.id = o.department
  left join core."user" m on m.id = o.created_by
  left join core."user" n on n.id = o.updated_by
  where o.id = $1 and o.deleted_at is null`;

const LINES = `select l.product, p.name, l.description, l.quantity, l.list_price, l.price, l.discount, l.tax_rate,
    l.id, l.version, l.created_at, l.created_by, m.name, l.updated_at, l.updated_by, n.name,
    round(l.net, 4), round(l.net * coalesce(l.tax_rate, 0) / 100, 4), round(l.net + round(l.net * coalesce(l.tax_rate, 0) / 100, 4), 4)
  from (select *, round(quantity * price * (1 - coalesce(discount, 0) / 100), 4) as net from crm.opportunity_line) l
  left join crm.product p on p.id = l.product
  left join core."user" m on m.id = l.created_by
  left join core."user" n on n.id = l.updated_by
  where l.opportunity = $1 and l.deleted_at is null order by l.id limit 2000`;

const TEAM = `select u.id, u.name from crm.opportunity__team t join core."user" u on u.id = t.target
  where t.record = $1 order by u.id`;

const LIST = (
  after: string,
) => `select o.id, o.version, o.number, o.name, o.customer, c.name, o.amount, o.expected_date, o.stage, o.owner, u.name
  from crm.opportunity o
  left join crm.customer c on c.id = o.customer
  left join core."user" u on u.id = o.owner
  where o.status = 'open' and o.amount > 100000 and o.deleted_at is null ${after}
  order by o.expected_date, o.id limit 51`;

/** Every amount has its probability, so that none is null. */
const WEIGHTED = `select o.id, o.version, o.name, o.amount, o.probability, round(o.amount * (o.probability * 0.01), 2)
  from crm.opportunity o where o.deleted_at is null
  order by round(o.amount * (o.probability * 0.01), 2) desc nulls last, o.id desc limit 51`;

const SUMS = `select stage, sum(amount_base), count(*) from crm.opportunity
  where status = 'open' and deleted_at is null group by stage order by stage nulls last limit 500`;

type Cell = string | number | null;

function reference(id: Cell, title: Cell) {
  return id === null ? null : { id, title };
}

/** Four decimals are stored, two are shown. */
function cents(amount: Cell) {
  return typeof amount === 'string' ? amount.slice(0, -2) : amount;
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
    const team = await pool.query<Cell[]>({ name: 'team', text: TEAM, values, rowMode: 'array' });
    reply.header('etag', `"${row[27]}"`);
    const members = team.rows.map(([id, name]) => reference(id!, name!));
    return { ...record(row, lines.rows), team: members };
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
    return rows.length > 50 && last ? { items, nextCursor: `${last.expectedDate}_${last.id}` } : { items };
  });

  app.get('/api/weighted', async (request) => {
    await signedInUser(pool, request);
    const { rows } = await pool.query<Cell[]>({ name: 'weighted', text: WEIGHTED, rowMode: 'array' });
    const items = rows.slice(0, 50).map(([id, version, name, amount, probability, weightedAmount]) => ({
      id,
      version,
      name,
      amount: cents(amount ?? null),
      probability,
      weightedAmount,
    }));
    return { items, nextCursor: '' };
  });

  app.post('/api/query', async (request) => {
    await signedInUser(pool, request);
    const { rows } = await pool.query<Cell[]>({ name: 'sums', text: SUMS, values: [], rowMode: 'array' });
    return { items: rows.map(([stage, amount, count]) => ({ stage, amount, count: Number(count) })) };
  });
}

function record(r: readonly Cell[], lines: readonly Cell[][]) {
  const at = (index: number) => r[index] ?? null;
  const opportunity = reference(at(26), at(1));
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
    amount: cents(at(11)),
    probability: at(12),
    expectedDate: at(13),
    budget: cents(at(14)),
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
    createdBy: reference(at(29), at(30)),
    updatedAt: at(31),
    updatedBy: reference(at(32), at(33)),
    deletedAt: null,
    weightedAmount: at(34),
    linesAmount: at(35),
    activityCount: Number(at(36)),
    lead: reference(at(37), at(38)),
    intention: reference(at(39), at(40)),
    decisionMaker: at(41),
    evaluationScore: at(42),
    stageSince: at(43),
    lastContactAt: at(44),
    nextContactAt: at(45),
    orderedAmount: at(46),
    deliveredAmount: at(47),
    invoicedAmount: at(48),
    receivedAmount: at(49),
    receivedPercent: at(50),
    expenseAmount: at(51),
    unapprovedExpenseAmount: at(52),
    lines: lines.map((line) => ({ opportunity, ...lineOf(line) })),
  };
}

function lineOf(r: readonly Cell[]) {
  const at = (index: number) => r[index] ?? null;
  return {
    product: reference(at(0), at(1)),
    description: at(2),
    quantity: at(3),
    listPrice: at(4),
    price: at(5),
    discount: at(6),
    taxRate: at(7),
    id: at(8),
    version: at(9),
    createdAt: at(10),
    createdBy: reference(at(11), at(12)),
    updatedAt: at(13),
    updatedBy: reference(at(14), at(15)),
    deletedAt: null,
    net: at(16),
    tax: at(17),
    gross: at(18),
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
    amount: cents(at(6)),
    expectedDate: at(7),
    stage: at(8),
    owner: reference(at(9), at(10)),
  };
}
