import { translated, type ConstraintMeaning } from '../connection/database-errors.ts';
import type { Session } from '../connection/session.ts';
import { constraintFields } from '../schema/constraint-names.ts';
import type { Table } from '../schema/table-map.ts';

/** Runs a write; what the database refuses is told in the words of the table's entity. */
export async function runTranslated(
  tx: Session,
  sql: string,
  parameters: readonly unknown[],
  table: Table,
): Promise<number> {
  try {
    return await tx.run(sql, parameters);
  } catch (error) {
    throw translated(error, (name) => meaningOf(name, table));
  }
}

function meaningOf(name: string, table: Table): ConstraintMeaning {
  const fields = constraintFields(name, table);
  return {
    entity: table.entity.label,
    fields: fields.map((field) => ({ name: field.name, label: field.label })),
  };
}
