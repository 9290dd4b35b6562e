import { translated, type ConstraintMeaning } from '../connection/database-errors.ts';
import type { Session } from '../connection/session.ts';
import { constraintFields } from '../schema/constraint-names.ts';
import type { Table } from '../schema/table-map.ts';

/**
 * Writes with the next statement of the transaction; what the database refuses is told in the words of the table's
 * entity. Nothing of the answer is needed: rows to be changed are locked, rows to be made are new.
 */
export function writeTranslated(
  tx: Session,
  sql: string,
  parameters: readonly unknown[],
  table: Table,
): void {
  tx.later(sql, parameters, (error) => translated(error, (name) => meaningOf(name, table)));
}

function meaningOf(name: string, table: Table): ConstraintMeaning {
  const fields = constraintFields(name, table);
  return {
    entity: table.entity.label,
    fields: fields.map((field) => ({ name: field.name, label: field.label })),
  };
}
