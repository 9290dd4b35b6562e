import { allOf, TRUE, type QueryTree } from '../../expression/query-tree.ts';
import type { Entity } from '../../model/model.ts';
import type { RecordQuery, SortKey } from '../../storage/record-query.ts';
import type { Row } from '../../storage/stored-record.ts';
import { anyOf } from '../../access/trees.ts';
import { attachedFiles } from '../files/attached-files.ts';
import { hangChildren, readChildren } from './children.ts';
import { badCursor, readCursor, writeCursor } from './cursor.ts';
import { filterTree } from './filter.ts';
import { DEFAULT_LIMIT, type ListRequest } from './list-request.ts';
import {
  calendarOf,
  searchBy,
  targetFilter,
  titleFilter,
  visibleRows,
  type ReadSession,
} from './read-session.ts';
import { maskRow, selectionOf, type Selection } from './selection.ts';
import { sortOrder } from './sort-order.ts';
import { columnsOf, findView, sortOf } from './view-of.ts';

export interface RecordList {
  readonly items: readonly Row[];
  /** Present where there are more. */
  readonly nextCursor?: string;
  /** Present where it was asked for. */
  readonly count?: number;
}

/** One page of the records a caller may see. `within` narrows the list further (the rows of a relation). */
export async function listRecords(
  read: ReadSession,
  entity: Entity,
  request: ListRequest,
  within: QueryTree = TRUE,
): Promise<RecordList> {
  const view = request.view === undefined ? undefined : findView(read, entity, request.view);
  const selection = selectionOf(
    read,
    entity,
    request.fields ?? columnsOf(read, entity, view),
    'withoutChildren',
  );
  const sort = sortOrder(read, entity, request.sort ?? sortOf(read, entity, view));
  const attached = await attachedFiles(read, entity, request.filter);
  const where = allOf(
    attached ? anyOf([attached, visibleRows(read, entity)]) : visibleRows(read, entity),
    within,
    view?.spec.filter === undefined ? undefined : filterTree(read, entity, view.spec.filter, 'view'),
    request.filter === undefined ? undefined : filterTree(read, entity, request.filter),
  );
  const query = pageQuery(read, entity, request, selection, sort, where);
  const rows = await findPage(read, query);
  const count = await countRows(read, query, request.count ?? 'none');
  return answer(read, entity, query, selection, sort, rows, count);
}

function pageQuery(
  read: ReadSession,
  entity: Entity,
  request: ListRequest,
  selection: Selection,
  sort: readonly SortKey[],
  where: QueryTree,
): RecordQuery {
  const search = searchBy(read, entity, request.q);
  return {
    entity: entity.key,
    select: selection.paths,
    where,
    ...(search ? { search: { ...search, best: request.best ?? false } } : {}),
    sort,
    limit: (request.limit ?? DEFAULT_LIMIT) + 1,
    keys: !request.best,
    cells: selection.cells,
    plannedByValues: read.access.rows(read.caller, entity, 'read') !== TRUE,
    targetFilter: targetFilter(read),
    calendar: calendarOf(read),
    titleFilter: titleFilter(read),
    ...(request.cursor === undefined ? {} : { after: readCursor(entity.key, sort, request.cursor) }),
    ...(request.offset === undefined ? {} : { offset: request.offset }),
    ...(request.deleted ? { deleted: 'only' } : {}),
  };
}

/** A cursor that reads well may still hold values of the wrong type; storage finds that. */
async function findPage(read: ReadSession, query: RecordQuery): Promise<Row[]> {
  try {
    return await read.catalog.store.find(read.session, query);
  } catch (error) {
    if (query.after && isMalformedValue(error)) throw badCursor();
    throw error;
  }
}

function isMalformedValue(error: unknown): boolean {
  return (error as { status?: unknown }).status === 400 || (error as { status?: unknown }).status === 422;
}

function countRows(
  { catalog, session }: ReadSession,
  { entity, where, deleted, targetFilter, search, calendar }: RecordQuery,
  mode: NonNullable<ListRequest['count']>,
): Promise<number | undefined> {
  if (mode === 'none') return Promise.resolve(undefined);
  return catalog.store.count(session, entity, where, mode, deleted, targetFilter, search, calendar);
}

async function answer(
  read: ReadSession,
  entity: Entity,
  query: RecordQuery,
  selection: Selection,
  sort: readonly SortKey[],
  rows: Row[],
  count: number | undefined,
): Promise<RecordList> {
  const hasMore = rows.length === query.limit;
  const items = hasMore ? rows.slice(0, -1) : rows;
  const after = hasMore ? items.at(-1)!.$after : undefined;
  for (const item of items) {
    delete item.$after;
  }
  const ids = items.map((item) => String(item['id']));
  hangChildren(await readChildren(read, selection.children, ids), items);
  for (const item of items) maskRow(item, selection);
  return {
    items,
    ...(after ? { nextCursor: writeCursor(entity.key, sort, after) } : {}),
    ...(count === undefined ? {} : { count }),
  };
}
