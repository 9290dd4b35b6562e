import type { ComputedRollup } from '../../model/computed.ts';
import type { Field } from '../../model/model.ts';
import type { Table, TableMap } from '../schema/table-map.ts';
import { belongsSql, rollupParts } from './computed-sql.ts';
import { ComputedTrees } from './computed-trees.ts';
import { newStatement } from './new-statement.ts';
import { Shape } from './shape.ts';
import { Scope, tableOf } from './scope.ts';
import type { Statement } from './statement.ts';

/** Statements that keep the roll-ups of an entity; `$1` is the ids of its records. */
export interface RollupSql {
  /** Computes the fields anew and keeps what differs. */
  readonly keep: string;
  /** The records whose kept values are not what they should be: id, then kept and right value of each field as text. */
  readonly differing: string;
}

export function rollupSql(
  table: Table,
  fields: readonly Field[],
  map: TableMap,
  records = 'unnest($1::uuid[]) p(id)',
): RollupSql {
  const kept = table.rollups!;
  const names = fields.map((field) => kept.columns.get(field.name)!.sql);
  const { values, from } = computedRows(table, fields, map, records);
  const types = fields.map((field) => kept.columns.get(field.name)!.type);
  const all = (alias: string) => names.map((name) => `${alias}.${name}`).join(', ');
  return {
    keep: [
      `insert into ${kept.sql} as r ("record", ${names.join(', ')})`,
      `select p.id, ${values.join(', ')}`,
      from,
      `on conflict ("record") do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      `where (${all('r')}) is distinct from (${all('excluded')})`,
    ].join('\n'),
    differing: [
      `select p.id, ${names.flatMap((name, i) => [`r.${name}::text`, `(${values[i]})::${types[i]}::text`]).join(', ')}`,
      from,
      `left join ${kept.sql} r on r."record" = p.id`,
      `where r."record" is null or (${all('r')}) is distinct from (${values.join(', ')})`,
      'order by p.id',
    ].join('\n'),
  };
}

/** Keeps what roll-ups come to for records that nothing can refer to yet: no counted record is looked for. */
export function emptyRollupSql(
  table: Table,
  fields: readonly Field[],
  map: TableMap,
  records = 'unnest($1::uuid[]) p(id)',
): string {
  const kept = table.rollups!;
  const names = fields.map((field) => kept.columns.get(field.name)!.sql);
  const { values, from } = computedRows(table, fields, map, records, false);
  return [
    `insert into ${kept.sql} ("record", ${names.join(', ')})`,
    `select p.id, ${values.join(', ')}`,
    from,
    `on conflict ("record") do nothing`,
  ].join('\n');
}

/** One pass over the counted records for all roll-ups that count them by the same reference. */
function computedRows(
  table: Table,
  fields: readonly Field[],
  map: TableMap,
  records: string,
  looksForRecords = true,
) {
  const statement = newStatement(map, new Shape(), new ComputedTrees(undefined));
  const values = new Map<Field, string>();
  const passes = Map.groupBy(fields, (field) => `${rollupOf(field).of}.${rollupOf(field).reference}`);
  const laterals = Array.from(passes.values(), (group, index) =>
    pass(`s${index}`, group, { table, statement, values, looksForRecords }),
  );
  return {
    values: fields.map((field) => values.get(field)!),
    from: [`from ${records}`, ...laterals].join('\n'),
  };
}

interface Passes {
  readonly table: Table;
  readonly statement: Statement;
  readonly values: Map<Field, string>;
  readonly looksForRecords: boolean;
}

function pass(
  alias: string,
  fields: readonly Field[],
  { table, statement, values, looksForRecords }: Passes,
): string {
  const computed = rollupOf(fields[0]!);
  const inner = Scope.over(statement, tableOf(statement, computed.of));
  const columns = fields.map((field, index) => {
    values.set(field, `${alias}.v${index}`);
    return `${rollupParts(field, rollupOf(field), inner, true).value.sql} as v${index}`;
  });
  if (!looksForRecords)
    return `cross join (select ${columns.join(', ')} from ${inner.from} where false) ${alias}`;
  const belongs = belongsSql(computed, inner.root, table.entity.key, 'p.id');
  const where = `${belongs} and ${inner.root.alias}."deleted_at" is null`;
  return `cross join lateral (select ${columns.join(', ')} from ${inner.from} where ${where}) ${alias}`;
}

function rollupOf({ computed, entity, name }: Field): ComputedRollup {
  if (computed?.kind !== 'rollup') throw new Error(`${entity}.${name} is no roll-up`);
  return computed;
}
