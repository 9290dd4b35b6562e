import { tableOf, type Place, type Scope } from './scope.ts';

/** The live children of a record, `from … where …`, and the alias they have in it. */
export function childrenSql(
  name: string,
  { table, alias }: Place,
  { statement }: Scope,
): { sql: string; alias: string } {
  const field = table.entity.fields.get(name);
  if (!field?.target || !field.inverse) throw new Error(`${table.entity.key}.${name} leads to no records`);
  const child = tableOf(statement, field.target);
  const one = statement.alias();
  const back = child.fields.get(field.inverse)!.columns[0]!;
  const where = `${one}.${back.sql} = ${alias}."id" and ${one}."deleted_at" is null`;
  return { sql: `from ${child.sql} ${one} where ${where}`, alias: one };
}
