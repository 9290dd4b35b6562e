import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import type { ActionItem } from '../../api/actions.ts';
import type { Problem } from '../../api/problem.ts';
import type { RecordData } from '../../api/records.ts';
import { ReasonsDialog } from '../../forms/saving/reasons-dialog.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useRunAction } from './use-run-action.ts';

const ActionDialog = lazy(async () => ({ default: (await import('./action-dialog.tsx')).ActionDialog }));

export interface ActionStart {
  /** Asks where there is something to ask, and does it at once where there is not. */
  readonly start: (action: ActionItem) => void;
  readonly busy: boolean;
  readonly dialog: ReactNode;
}

/** Begins actions with one record; `dialog` has to stand on the screen. */
export function useActionStart(
  entity: EntityDocument,
  record: RecordData,
  onDone: () => void = nothing,
): ActionStart {
  const [asking, setAsking] = useState<ActionItem>();
  const [last, setLast] = useState<ActionItem>();
  const run = useRunAction(entity, record, onDone);
  const close = useCallback(() => {
    setAsking(undefined);
    onDone();
  }, [onDone]);

  function start(action: ActionItem) {
    setLast(action);
    if (action.asks) setAsking(action);
    else void run.run(action, {}).then((problem) => problem && !isWaiting(problem) && onDone());
  }

  const dialog = (
    <Suspense>
      {asking && <ActionDialog entity={entity} record={record} action={asking} onClose={close} />}
      {run.pending && last && (
        <ReasonsDialog
          entity={entity}
          problem={run.pending}
          onAnswer={(reasons) => void run.run(last, {}, reasons)}
          onCancel={run.dismiss}
        />
      )}
    </Suspense>
  );
  return { start, busy: run.busy, dialog };
}

/** Somebody has to give a reason first. */
function isWaiting({ code }: Problem): boolean {
  return code === 'reasonRequired';
}

const nothing = () => undefined;
