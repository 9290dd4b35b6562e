import { lazy, Suspense, useState } from 'react';
import type { ActionItem } from '../../api/actions.ts';
import { useLabel } from '../../language/language.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { useModel } from '../../model/model.tsx';
import { bulkOffers } from './bulk/bulk-offers.ts';
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
const RowAction = lazy(async () => ({ default: (await import('../actions/row-action.tsx')).RowAction }));
const BulkDialog = lazy(async () => ({ default: (await import('./bulk/bulk-dialog.tsx')).BulkDialog }));
const PrintSheet = lazy(async () => ({ default: (await import('./print/print-sheet.tsx')).PrintSheet }));

interface ListSurfacesProps {
  readonly list: ShownList;
  readonly commands: ListCommands;
  readonly count: number | undefined;
}

/** What rises over a list while something is done with its rows. */
export function ListSurfaces({ list, commands, count }: ListSurfacesProps) {
  const { entity } = list;
  const model = useModel();
  const [acting, setActing] = useState<Acting>();
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
        offers={bulkOffers(model, entity)}
        onAct={(action) =>
          action.asks ? setActing({ ids, action }) : void commands.bulk.act(ids, action.name, {})
        }
      />
      {menu && (
        <RowMenu
          entity={entity}
          place={menu}
          actions={actionsFor(menu.ids)}
          onOpen={() => commands.onOpen(menu.row)}
          onEditCell={isCellEditable ? () => commands.editCell(menu.row) : undefined}
          onAct={(action) => setActing({ row: menu.row.id, action })}
          onClose={commands.closeMenu}
        />
      )}
      {commands.task && <TaskNote task={commands.task} />}
      <Suspense>
        <Dialogs list={list} commands={commands} count={count} />
        {acting && (
          <ActingDialog
            acting={acting}
            list={list}
            commands={commands}
            onClose={() => setActing(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}

/** An action with one row, or with all that are ticked. */
type Acting = { readonly action: ActionItem } & (
  | { readonly row: string }
  | { readonly ids: readonly string[] }
);

interface ActingProps extends Omit<ListSurfacesProps, 'count'> {
  readonly acting: Acting;
  readonly onClose: () => void;
}

function ActingDialog({ acting, list: { entity }, commands, onClose }: ActingProps) {
  const { action } = acting;
  if ('row' in acting) return <RowAction entity={entity} id={acting.row} action={action} onClose={onClose} />;
  return (
    <BulkDialog
      entity={entity}
      action={action}
      onDo={(body) => {
        onClose();
        void commands.bulk.act(acting.ids, action.name, body);
      }}
      onClose={onClose}
    />
  );
}

function Dialogs({ list, commands, count }: ListSurfacesProps) {
  const { entity, current } = list;
  const { editing, stopEditing, delegating, stopDelegating, bulk, deleting, printing } = commands;
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
      {deleting.dialog}
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
