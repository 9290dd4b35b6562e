import { useState } from 'react';
import type { ActionItem } from '../../../api/actions.ts';
import type { EntityDocument } from '../../../model/model-document.ts';
import { AskingDialog } from '../../actions/asking-dialog.tsx';

interface BulkDialogProps {
  readonly entity: EntityDocument;
  readonly action: ActionItem;
  readonly onDo: (body: Readonly<Record<string, unknown>>) => void;
  readonly onClose: () => void;
}

/** What an action asks before it is done with many records, each in the same way. */
export function BulkDialog({ entity, action, onDo, onClose }: BulkDialogProps) {
  const [busy, setBusy] = useState(false);
  const run = {
    busy,
    pending: undefined,
    dismiss: () => undefined,
    run: (_: ActionItem, body: Readonly<Record<string, unknown>>) => {
      setBusy(true);
      onDo(body);
      return Promise.resolve(undefined);
    },
  };
  return <AskingDialog entity={entity} record={undefined} action={action} run={run} onClose={onClose} />;
}
