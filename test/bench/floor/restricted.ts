import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { signedInUser } from './session.ts';

/** What a caller reaches beyond all records. */
interface Reach {
  readonly departments: readonly string[];
  readonly owners: readonly string[];
  readonly team: readonly string[];
}

const REACH = `select
  array(with recursive below as (select department as id from core."user" where id = $1
    union all select d.id from core.department d join below on d.parent = below.id) select id from below where id is not null) as departments,
  array(with recursive below as (select id from core."user" where id = $1
    union all select u.id from core."user" u join below on u.reports_to = below.id) select id from below) as owners,
  array(select record from crm.customer__team where target = $1) as team`;

const LIST = (where: string) => `select c.id, c.version, c.code, c.name, c.status, c.owner, u.name
  from crm.customer c left join core."user" u on u.id = c.owner
  where c.deleted_at is null and (${where}) order by c.name, c.id limit 51`;

/** With its values, so that PostgreSQL plans for how many rows they reach: a plan for any values would be a bad one. */
const OWN = LIST('c.owner = $1 or c.id = any($2)');
const DEPARTMENT = LIST('c.department = any($1) or c.owner = any($2) or c.id = any($3)');
const ALL = LIST('true');

const FRESH_MS = 1000;

/** The list of customers by name for who may see a part of them, with the predicate written by hand. */
export function restrictedReads(app: FastifyInstance, pool: Pool): void {
  const known = new Map<string, { readonly reach: Reach; readonly until: number }>();
  const reachOf = async (user: string): Promise<Reach> => {
    const kept = known.get(user);
    if (kept && kept.until > Date.now()) return kept.reach;
    const { rows } = await pool.query<Reach>({ name: 'reach', text: REACH, values: [user] });
    known.set(user, { reach: rows[0]!, until: Date.now() + FRESH_MS });
    return rows[0]!;
  };
  const answer = async (text: string, values: unknown[], name?: string) => {
    const { rows } = await pool.query({ text, values, rowMode: 'array', ...(name ? { name } : {}) });
    return { items: rows.slice(0, 50).map(listed), nextCursor: '' };
  };
  app.get('/api/restricted/all', async (request) => {
    await signedInUser(pool, request);
    return answer(ALL, [], 'allCustomers');
  });
  app.get('/api/restricted/own', async (request) => {
    const user = await signedInUser(pool, request);
    return answer(OWN, [user, (await reachOf(user)).team]);
  });
  app.get('/api/restricted/department', async (request) => {
    const { departments, owners, team } = await reachOf(await signedInUser(pool, request));
    return answer(DEPARTMENT, [departments, owners, team]);
  });
}

function listed([id, version, code, name, status, owner, title]: readonly unknown[]) {
  return { id, version, code, name, status, owner: owner === null ? null : { id: owner, title } };
}
