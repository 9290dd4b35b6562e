import type { Field } from '../../model/model.ts';
import type { Session } from '../connection/session.ts';
import type { Table } from '../schema/table-map.ts';
import { mainColumn } from '../sql/field-sql.ts';
import { arrays } from './read-records.ts';
import { tableFor, type StoreContext } from './store-context.ts';

/** Ids of live records whose field points at one of the given records, in order. */
export async function referencingIds(
  session: Session,
  field: Field,
  ids: readonly string[],
  context: StoreContext,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const table = tableFor(context, field.entity);
  const link = table.links.get(field.name);
  const rows = await arrays(session, link ? linkingSql(table, link.sql) : referencingSql(table, field.name), [
    ids,
  ]);
  return rows.map(([id]) => String(id));
}

function referencingSql(table: Table, field: string): string {
  const column = mainColumn(table.fields.get(field)!.columns).sql;
  return `select t."id" from ${table.sql} t where t.${column} = any($1::uuid[]) and t."deleted_at" is null order by t."id"`;
}

function linkingSql(table: Table, link: string): string {
  const linked = `select l."record" from ${link} l where l."target" = any($1::uuid[])`;
  return `select t."id" from ${table.sql} t where t."id" in (${linked}) and t."deleted_at" is null order by t."id"`;
}

/** The ids above a record in its tree, nearest first; ends at a record met before. */
export async function ancestorIds(
  session: Session,
  entity: string,
  id: string,
  context: StoreContext,
): Promise<string[]> {
  const table = tableFor(context, entity);
  const tree = table.entity.tree;
  if (!tree) throw new Error(`${table.entity.key} is no tree`);
  const parent = table.fields.get(tree.name)!.columns[0]!.sql;
  const step = `select t."id", t.${parent}, a.depth + 1 from ${table.sql} t join above a on t."id" = a.parent`;
  const sql = `with recursive above(id, parent, depth) as (
  select t."id", t.${parent}, 0 from ${table.sql} t where t."id" = $1::uuid
  union all ${step}
) cycle id set looped using path
select id from above where depth > 0 and not looped order by depth`;
  const rows = await arrays(session, sql, [id]);
  return rows.map(([ancestor]) => String(ancestor));
}

/**
 * The ids of live records that hold a key, for each key of the list in its order. A reference is given by id;
 * null in a key finds nothing.
 */
export async function idsByKey(
  session: Session,
  entity: string,
  fieldNames: readonly string[],
  keys: readonly (readonly unknown[])[],
  context: StoreContext,
): Promise<string[][]> {
  const table = tableFor(context, entity);
  const columns = fieldNames.map((name) => mainColumn(table.fields.get(name)!.columns));
  const found: string[][] = keys.map(() => []);
  if (keys.length === 0) return found;
  const values = columns.map((column, i) => `v.c${i}::${column.type} as c${i}`).join(', ');
  const arraysSql = columns.map((_, i) => `$${i + 2}::text[]`).join(', ');
  const aliases = columns.map((_, i) => `c${i}`).join(', ');
  const on = columns.map(({ sql }, i) => `t.${sql} = k.c${i}`).join(' and ');
  const sql = `select k.n, t."id" from (select v.n, ${values} from unnest($1::int[], ${arraysSql}) v(n, ${aliases})) k
join ${table.sql} t on ${on} and t."deleted_at" is null order by k.n, t."id"`;
  const parameters = columns.map((_, i) => keys.map((key) => (key[i] === null ? null : String(key[i]))));
  const rows = await arrays(session, sql, [keys.map((_, n) => n), ...parameters]);
  for (const [n, id] of rows) found[Number(n)]!.push(String(id));
  return found;
}
