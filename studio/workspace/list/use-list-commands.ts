import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { recordPath } from '../../model/paths.ts';
import { mayDelegate } from '../delegation/may-delegate.ts';
import { rememberTrail } from '../record/record-trail.ts';
import { bulkFields } from './bulk/bulk-fields.ts';
import { useBulkActions } from './bulk/use-bulk-actions.ts';
import { useBulkDelete } from './bulk/use-bulk-delete.tsx';
import { useExport } from './bulk/use-export.ts';
import { useSelectAll } from './bulk/use-select-all.ts';
import { useTasks } from './bulk/task.ts';
import { useGridCursor } from './grid/grid-cursor.ts';
import { useListCount } from './list-data.ts';
import { useListSelection } from './list-selection.ts';
import { usePrint } from './print/use-print.ts';
import type { RowMenuPlace } from './row-menu.tsx';
import type { ShownList } from './shown-list.ts';
import { useTargets } from './use-targets.ts';

/** What can be done with some rows; undefined where the caller has no right. */
export interface RowActions {
  readonly assign: (() => void) | undefined;
  readonly delegate: (() => void) | undefined;
  readonly edit: (() => void) | undefined;
  readonly export: (() => void) | undefined;
  readonly print: () => void;
  readonly delete: (() => void) | undefined;
}

/** Rows whose fields are being changed together. */
interface BulkEditing {
  readonly ids: readonly string[];
  /** Fields to begin with. */
  readonly fields: readonly string[];
}

export type ListCommands = ReturnType<typeof useListCommands>;

/** What is ticked, where the keyboard is, and what can be done with the rows. */
export function useListCommands({ entity, question, rows }: ShownList) {
  const navigate = useNavigate();
  const { data: count } = useListCount(question);
  const selection = useListSelection();
  const cursor = useGridCursor();
  const targets = useTargets(rows, selection, cursor);
  const tasks = useTasks();
  const bulk = useBulkActions(entity, tasks);
  const deleting = useBulkDelete(entity, tasks, bulk, selection.clear);
  const exportList = useExport(question, tasks);
  const printing = usePrint(question);
  const selectAll = useSelectAll(question, tasks, selection);
  const [menu, setMenu] = useState<RowMenuPlace>();
  const [editing, setEditing] = useState<BulkEditing>();
  const [delegating, setDelegating] = useState<readonly string[]>();
  const model = useModel();
  const rights = { ...rightsOf(entity), delegate: mayDelegate(model, entity) };
  const chosen = () => (selection.ids.size > 0 ? [...selection.ids] : undefined);
  const onExport = rights.export ? () => void exportList(chosen()) : undefined;
  const onPrint = () => void printing.print(chosen());
  const actionsFor = (ids: readonly string[]): RowActions => ({
    assign: rights.assign ? () => setEditing({ ids, fields: ['owner'] }) : undefined,
    delegate: rights.delegate ? () => setDelegating(ids) : undefined,
    edit: rights.edit ? () => setEditing({ ids, fields: [] }) : undefined,
    export: rights.export ? () => void exportList(ids) : undefined,
    print: () => void printing.print(ids),
    delete: rights.delete ? () => void deleting.remove(ids) : undefined,
  });
  return {
    selection,
    cursor,
    targets,
    task: tasks.task,
    bulk,
    deleting,
    printing,
    selectAll,
    menu,
    closeMenu: () => setMenu(undefined),
    editing,
    stopEditing: () => setEditing(undefined),
    delegating,
    stopDelegating: () => setDelegating(undefined),
    actionsFor,
    onExport,
    onPrint,
    onOpen: (row: RecordData) => {
      rememberTrail({ entity: entity.key, ids: rows.knownIds(), count });
      void navigate(recordPath(entity.key, row.id));
    },
    editCell: (row: RecordData) => cursor.start({ row: row.id }),
    onMenu: (row: RecordData, at: RowMenuPlace['at']) =>
      setMenu({ at, row, ids: selection.ids.has(row.id) ? [...selection.ids] : [row.id] }),
    onCommand: (command: 'delete' | 'export' | 'print') => {
      if (command === 'export') onExport?.();
      else if (command === 'print') onPrint();
      else actionsFor(targets.ids()).delete?.();
    },
  };
}

function rightsOf(entity: EntityDocument) {
  const { allows, fields } = entity;
  return {
    export: allows.export,
    delete: allows.delete,
    assign: allows.assign && allows.update && fields['owner']?.writable === true,
    edit: allows.update && bulkFields(entity).length > 0,
  };
}
