import { allOf } from '../../expression/query-tree.ts';
import type { Field } from '../../model/model.ts';
import type { Row } from '../../storage/stored-record.ts';
import { MAX_CHILDREN } from '../incoming-values.ts';
import { oneOf } from '../query-trees.ts';
import { calendarOf, targetFilter, titleFilter, visibleRows, type ReadSession } from './read-session.ts';
import { maskRow, selectionOf } from './selection.ts';

/** Children of some records, by their children field. */
export type ChildrenRead = ReadonlyMap<Field, readonly Child[]>;

/** A child with the id of its parent, which the caller may not be shown in it. */
interface Child {
  readonly parent: string;
  readonly child: Row;
}

/** Reads the children of records, one query for each children field, in the order they were made. */
export async function readChildren(
  read: ReadSession,
  fields: readonly Field[],
  parentIds: readonly string[],
): Promise<ChildrenRead> {
  if (parentIds.length === 0) return new Map();
  const found = await Promise.all(fields.map((field) => childrenOf(read, field, parentIds)));
  return new Map(fields.map((field, i) => [field, found[i]!]));
}

async function childrenOf(
  read: ReadSession,
  field: Field,
  parentIds: readonly string[],
): Promise<readonly Child[]> {
  const entity = read.catalog.model.entity(field.target!);
  if (!read.access.allows(read.caller, entity, 'read')) return [];
  const selection = selectionOf(read, entity, undefined, 'withoutChildren');
  const back = [field.inverse!];
  const shows = selection.paths.some((path) => path.length === 1 && path[0] === back[0]);
  const children = await read.catalog.store.find(read.session, {
    entity: entity.key,
    select: shows ? selection.paths : [...selection.paths, back],
    cells: selection.cells,
    where: allOf(visibleRows(read, entity), oneOf([field.inverse!], parentIds)),
    sort: [{ path: ['id'], direction: 'asc' }],
    limit: parentIds.length * MAX_CHILDREN,
    targetFilter: targetFilter(read),
    calendar: calendarOf(read),
    titleFilter: titleFilter(read),
  });
  return children.map((child) => {
    const parent = (child[back[0]!] as { id: string } | null)?.id ?? '';
    maskRow(child, selection);
    if (!shows) delete child[back[0]!];
    return { parent, child };
  });
}

/** Gives each record its own children. */
export function hangChildren(children: ChildrenRead, rows: readonly Row[]): void {
  if (children.size === 0) return;
  const byId = new Map(rows.map((row) => [String(row['id']), row]));
  for (const [field, found] of children) {
    for (const row of rows) row[field.name] = [];
    for (const { parent, child } of found) {
      const list = byId.get(parent)?.[field.name] as Row[] | undefined;
      list?.push(child);
    }
  }
}
