import { allOf } from '../../expression/query-tree.ts';
import type { Entity } from '../../model/model.ts';
import { isId } from '../../kernel/ids.ts';
import type { Row } from '../../storage/stored-record.ts';
import { planOf } from '../record-plan.ts';
import { idIn } from '../query-trees.ts';
import { notAnId } from '../write/operation.ts';
import { recordNotFound } from '../write/stage-changes.ts';
import { hangChildren, readChildren } from './children.ts';
import { calendarOf, targetFilter, titleFilter, visibleRows, type ReadSession } from './read-session.ts';
import { maskRow, selectionOf } from './selection.ts';

/**
 * One record with its references and children, or those of its fields that were asked for. Its id is known, so both
 * are asked for at once; children of a record the caller may not see are not looked at.
 */
export async function getRecord(
  read: ReadSession,
  entity: Entity,
  id: string,
  fields?: string,
  deleted: 'exclude' | 'include' = 'exclude',
): Promise<Row> {
  if (!isId(id)) throw notAnId(id);
  const visible = visibleRows(read, entity);
  const selection = selectionOf(read, entity, fields, 'withChildren');
  const found = read.catalog.store.find(read.session, {
    entity: entity.key,
    select: selection.paths,
    where: allOf(visible, idIn([id.toLowerCase()])),
    sort: [],
    limit: 1,
    deleted,
    cells: selection.cells,
    targetFilter: targetFilter(read),
    calendar: calendarOf(read),
    titleFilter: titleFilter(read),
  });
  const [[row], children] = await Promise.all([
    found,
    readChildren(read, selection.children, [id.toLowerCase()]),
  ]);
  if (!row) throw recordNotFound(planOf(read.catalog.model, entity), id);
  hangChildren(children, [row]);
  maskRow(row, selection);
  return row;
}
