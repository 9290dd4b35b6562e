import { allOf } from '../../expression/query-tree.ts';
import type { Field } from '../../model/model.ts';
import type { Row } from '../../storage/stored-record.ts';
import { MAX_CHILDREN } from '../incoming-values.ts';
import { oneOf } from '../query-trees.ts';
import { targetFilter, visibleRows, type ReadSession } from './read-session.ts';
import { maskRow, selectionOf } from './selection.ts';

/** Reads the children of all rows, one query for each children field, in the order they were made. */
export async function attachChildren(
  read: ReadSession,
  fields: readonly Field[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  for (const field of fields) await attach(read, field, rows);
}

async function attach(read: ReadSession, field: Field, rows: readonly Row[]): Promise<void> {
  const entity = read.catalog.model.entity(field.target!);
  const byId = new Map(rows.map((row) => [String(row['id']), row]));
  for (const row of rows) row[field.name] = [];
  if (!read.access.allows(read.caller, entity, 'read')) return;
  const selection = selectionOf(read, entity, undefined, 'withoutChildren');
  const children = await read.catalog.store.find(read.session, {
    entity: entity.key,
    select: selection.paths,
    where: allOf(visibleRows(read, entity), oneOf([field.inverse!], [...byId.keys()])),
    sort: [{ path: ['id'], direction: 'asc' }],
    limit: rows.length * MAX_CHILDREN,
    targetFilter: targetFilter(read),
  });
  for (const child of children) {
    const parent = child[field.inverse!] as { id: string } | null;
    const list = byId.get(parent?.id ?? '')?.[field.name] as Row[] | undefined;
    maskRow(child, selection);
    list?.push(child);
  }
}
