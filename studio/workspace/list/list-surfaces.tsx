import { lazy, Suspense } from 'react';
import { useLabel } from '../../language/language.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { TaskNote } from './bulk/task-note.tsx';
import type { Changes } from './bulk/use-bulk-actions.ts';
import { RowMenu } from './row-menu.tsx';
import type { ShownList } from './shown-list.ts';
import type { ListCommands } from './use-list-commands.ts';

const BulkEditDialog = lazy(async () => ({
  default: (await import('./bulk/bulk-edit-dialog.tsx')).BulkEditDialog,
}));
const FailuresDialog = lazy(async () => ({
  default: (await import('./bulk/failures-dialog.tsx')).FailuresDialog,
}));
const DelegateDialog = lazy(async () => ({
  default: (await import('../delegation/delegate-dialog.tsx')).DelegateDialog,
}));
const PrintSheet = lazy(async () => ({ default: (await import('./print/print-sheet.tsx')).PrintSheet }));

interface ListSurfacesProps {
  readonly list: ShownList;
  readonly commands: ListCommands;
  readonly count: number | undefined;
}

/** What rises over a list while something is done with its rows. */
export function ListSurfaces({ list, commands, count }: ListSurfacesProps) {
  const { entity } = list;
  const { selection, menu, cursor, actionsFor } = commands;
  const ids = [...selection.ids];
  const actions = actionsFor(ids);
  const isCellEditable = list.drawn[cursor.column]?.editable === true;
  const hasMore = count !== undefined && ids.length > 0 && count > ids.length;
  return (
    <>
      <BulkBar
        count={ids.length}
        onClear={selection.clear}
        all={hasMore ? { count, select: () => void commands.selectAll() } : undefined}
        onAssign={actions.assign}
        onDelegate={actions.delegate}
        onEdit={actions.edit}
        onExport={actions.export}
        onPrint={actions.print}
        onDelete={actions.delete}
      />
      {menu && (
        <RowMenu
          entity={entity}
          place={menu}
          actions={actionsFor(menu.ids)}
          onOpen={() => commands.onOpen(menu.row)}
          onEditCell={isCellEditable ? () => commands.editCell(menu.row) : undefined}
          onClose={commands.closeMenu}
        />
      )}
      {commands.task && <TaskNote task={commands.task} />}
      <Suspense>
        <Dialogs list={list} commands={commands} count={count} />
      </Suspense>
    </>
  );
}

function Dialogs({ list, commands, count }: ListSurfacesProps) {
  const { entity, current } = list;
  const { editing, stopEditing, delegating, stopDelegating, bulk, printing } = commands;
  const label = useLabel();
  return (
    <>
      {editing && (
        <BulkEditDialog
          entity={entity}
          count={editing.ids.length}
          fields={editing.fields}
          onApply={(changes: Changes) => {
            stopEditing();
            void bulk.change(editing.ids, changes);
          }}
          onClose={stopEditing}
        />
      )}
      {delegating && <DelegateDialog chosen={{ entity, ids: delegating }} onClose={stopDelegating} />}
      {bulk.failures.length > 0 && (
        <FailuresDialog entity={entity} failures={bulk.failures} onClose={bulk.forgetFailures} />
      )}
      {printing.rows && (
        <PrintSheet
          title={`${label(entity.pluralLabel)} · ${label(current.view.label)}`}
          entity={entity}
          filter={list.filter}
          columns={list.laid.columns}
          rows={printing.rows}
          count={count}
          onDone={printing.done}
        />
      )}
    </>
  );
}
