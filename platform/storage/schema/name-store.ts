import type { Session } from '../connection/session.ts';
import { NameBook, type StoredColumnName, type StoredTableName } from './name-book.ts';

/** The book of names as the database keeps it. */
export async function readNames(session: Session): Promise<NameBook> {
  const tables = await session.rows<StoredTableName>(
    'select entity, field, schema_name as schema, table_name as name from kehu.table_name',
  );
  const columns = await session.rows<StoredColumnName>(
    'select entity, field, part, shape, column_name as column from kehu.column_name',
  );
  return new NameBook(tables, columns);
}

/** Stores the names that were given since the book was read. Another node may have given the same ones. */
export async function storeNames(tx: Session, { newTables, newColumns }: NameBook): Promise<void> {
  await tx.run(
    `insert into kehu.table_name (entity, field, schema_name, table_name)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict (entity, field) do nothing`,
    [
      newTables.map(({ entity }) => entity),
      newTables.map(({ field }) => field),
      newTables.map(({ schema }) => schema),
      newTables.map(({ name }) => name),
    ],
  );
  await tx.run(
    `insert into kehu.column_name (entity, field, part, shape, column_name)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
     on conflict (entity, field, part, shape) do nothing`,
    [
      newColumns.map(({ entity }) => entity),
      newColumns.map(({ field }) => field),
      newColumns.map(({ part }) => part),
      newColumns.map(({ shape }) => shape),
      newColumns.map(({ column }) => column),
    ],
  );
}
