import type { ActionItem } from '../../api/actions.ts';
import type { RecordData } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { AskingDialog } from './asking-dialog.tsx';
import { ConversionDialog } from './conversion-dialog.tsx';
import { useRunAction } from './use-run-action.ts';

export interface ActionDialogProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly action: ActionItem;
  readonly onClose: () => void;
}

/** The dialog an action asks with before it is done. */
export function ActionDialog(props: ActionDialogProps) {
  const run = useRunAction(props.entity, props.record, props.onClose);
  const Dialog = props.action.asks?.kind === 'conversion' ? ConversionDialog : AskingDialog;
  return <Dialog {...props} run={run} />;
}
