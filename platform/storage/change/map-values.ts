import type { Session } from '../connection/session.ts';
import { identifier } from '../sql/identifier.ts';
import type { Column, Table, TableField } from '../schema/table-map.ts';

/** One change of a field's stored values. Options are keys; `value` is what each column gets. */
export type StoredChange =
  | { readonly kind: 'fill'; readonly value: Readonly<Record<string, unknown>> }
  | ({ readonly kind: 'option' } & KeyChange)
  | { readonly kind: 'return'; readonly of: string };

/** A key that becomes another one, or none. */
export interface KeyChange {
  readonly from: string;
  readonly to: string | null;
  /** Only in records whose other fields hold these. */
  readonly where?: readonly KeyCondition[];
}

export interface KeyCondition {
  readonly field: string;
  /** Of the columns of the field, the one of this part. */
  readonly part?: string;
  readonly value: string;
}

export interface MappedBatch {
  readonly count: number;
  /** The last record looked at; undefined when there are no more. */
  readonly last: string | undefined;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

interface ChangeSql {
  /** What has to hold for a row to be changed, and the extra tables that takes. */
  readonly joins: string;
  readonly where: string;
  /** Column by column what it becomes. */
  readonly set: readonly string[];
  readonly parameters: readonly unknown[];
}

/**
 * Changes the next records in the order of ids, in one statement, and remembers what they had. Deleted records
 * are changed too: what comes out of the recycle bin has to fit.
 */
export async function mapBatch(
  tx: Session,
  mapping: string,
  table: Table,
  field: TableField,
  change: StoredChange,
  { after = FIRST, limit }: { after?: string | undefined; limit: number },
): Promise<MappedBatch> {
  const main = mainColumn(field);
  const { joins, where, set, parameters } = changeSql(table, field, main, change);
  const [row] = await tx.arrays(
    `with picked as (
       select t."id", to_jsonb(t.${main.sql}) as old${change.kind === 'return' ? ', m.old as former' : ''} from ${table.sql} t${joins}
       where t."id" > $1::uuid and ${where} order by t."id" limit $2 for no key update of t
     ), changed as (
       update ${table.sql} t set ${set.join(', ')}, "version" = t."version" + 1 from picked p
       where t."id" = p."id" returning t."id", to_jsonb(t.${main.sql}) as new
     ), kept as (
       insert into kehu.mapped_value (mapping, record_id, old, new)
       select $3::uuid, p."id", p.old, c.new from picked p join changed c on c."id" = p."id" on conflict do nothing
     )
     select count(*)::int, (select "id" from picked order by "id" desc limit 1) from picked`,
    [after, limit, mapping, ...parameters],
  );
  const count = Number(row?.[0] ?? 0);
  return { count, last: count < limit ? undefined : String(row![1]) };
}

/** The values that a mapping has changed and that nobody has changed since. */
export async function returnable(
  session: Session,
  table: Table,
  field: TableField,
  mapping: string,
): Promise<number> {
  const main = mainColumn(field);
  const [row] = await session.arrays(
    `select count(*)::int from ${table.sql} t join kehu.mapped_value m on m.record_id = t."id"
     where m.mapping = $1::uuid and to_jsonb(t.${main.sql}) is not distinct from m.new and t."deleted_at" is null`,
    [mapping],
  );
  return Number(row?.[0] ?? 0);
}

function mainColumn({ columns }: TableField): Column {
  return columns.find(({ part }) => part === '') ?? columns[0]!;
}

function changeSql(table: Table, field: TableField, main: Column, change: StoredChange): ChangeSql {
  switch (change.kind) {
    case 'fill':
      return fillSql(field, main, change.value);
    case 'option':
      return among(optionSql(main, change), table, change.where ?? []);
    case 'return':
      return returnSql(field, main, change.of);
  }
}

function fillSql({ columns }: TableField, main: Column, value: Readonly<Record<string, unknown>>): ChangeSql {
  const set = columns.map(({ sql, type }, i) => `${sql} = $${i + 4}::${type}`);
  const parameters = columns.map(({ part }) => value[part] ?? null);
  return { joins: '', where: `t.${main.sql} is null`, set, parameters };
}

function among(sql: ChangeSql, { fields }: Table, conditions: readonly KeyCondition[]): ChangeSql {
  const parameters = [...sql.parameters];
  const where = conditions.map(({ field, part = '', value }) => {
    const column = fields.get(field)!.columns.find((one) => one.part === part)!;
    parameters.push(value);
    return `t.${column.sql} = $${parameters.length + 3}`;
  });
  return { ...sql, where: [sql.where, ...where].join(' and '), parameters };
}

function optionSql({ sql, type }: Column, { from, to }: KeyChange): ChangeSql {
  if (type !== 'text[]') {
    return { joins: '', where: `t.${sql} = $4`, set: [`${sql} = $5::text`], parameters: [from, to] };
  }
  // A set of keys: sorted, none twice, and none at all is no value.
  const rest = `select distinct k from unnest(array_append(array_remove(t.${sql}, $4), $5::text)) k where k is not null`;
  const next = `nullif(array(select k from (${rest}) d order by k collate "C"), '{}')`;
  return {
    joins: '',
    where: `t.${sql} @> array[$4::text]`,
    set: [`${sql} = ${next}`],
    parameters: [from, to],
  };
}

/** Only what is still as the mapping left it returns. A value of several columns was filled into an empty one. */
function returnSql({ columns }: TableField, main: Column, mapping: string): ChangeSql {
  const former =
    main.type === 'text[]'
      ? `(select array_agg(k) from jsonb_array_elements_text(nullif(p.former, 'null')) k)`
      : `(p.former #>> '{}')::${main.type}`;
  const set = columns.map((column) => `${column.sql} = ${column === main ? former : 'null'}`);
  const joins = ` join kehu.mapped_value m on m.mapping = $4::uuid and m.record_id = t."id"`;
  return {
    joins,
    where: `to_jsonb(t.${main.sql}) is not distinct from m.new`,
    set,
    parameters: [mapping],
  };
}

/** Quoted name of the trigger that watches a table for a conversion. */
export function triggerName(mapping: string): string {
  return identifier(`kehu_${mapping.replaceAll('-', '').slice(-16)}`);
}
