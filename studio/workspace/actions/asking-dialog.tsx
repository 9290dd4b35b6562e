import { useMemo, useRef } from 'react';
import type { ActionItem } from '../../api/actions.ts';
import type { RecordData } from '../../api/records.ts';
import type { FormValues } from '../../forms/form-store.ts';
import { formValues } from '../../forms/record-values.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { ActionFrame } from './action-frame.tsx';
import { askedForm } from './asked-form.ts';
import { ConcernedRecords } from './concerned-records.tsx';
import { FormPart } from './form-part.tsx';
import { useDialogParts } from './parts-of-dialog.ts';
import type { ActionRun, Reasons } from './use-run-action.ts';

interface AskingDialogProps {
  readonly entity: EntityDocument;
  /** Undefined where it is done with many. */
  readonly record: RecordData | undefined;
  readonly action: ActionItem;
  readonly run: ActionRun;
  readonly onClose: () => void;
}

const RECORD = 'record';
const ASKED = 'asked';
const NOTHING: FormValues = {};

/** Fields of the record that are filled in with the action, and what else it wants to know. */
export function AskingDialog({ entity, record, action, run, onClose }: AskingDialogProps) {
  const model = useModel();
  const said = model.actions[action.asks?.key ?? ''];
  const form = said?.form === undefined ? undefined : model.forms[said.form];
  const params = said?.params;
  const asked = useMemo(() => params && askedForm(params), [params]);
  const values = useMemo(() => (record ? formValues(record, entity) : NOTHING), [record, entity]);
  const place = useRef<HTMLDivElement>(null);
  const parts = useDialogParts(place);

  async function perform(reasons?: Reasons) {
    if (!parts.check()) return;
    const body = { ...parts.get(RECORD)?.changes(), ...parts.get(ASKED)?.changes() };
    const problem = await run.run(action, body, reasons);
    if (problem) parts.show(problem, placeOf);
  }

  const placeOf = (path: string) => [params?.fields[path.split('.')[0]!] ? ASKED : RECORD, path] as const;
  return (
    <ActionFrame
      entity={entity}
      action={action}
      help={said?.help}
      isWide={false}
      run={run}
      place={place}
      onDo={(reasons) => void perform(reasons)}
      onClose={onClose}
    >
      {record && said?.concerns && (
        <ConcernedRecords entity={entity} id={record.id} concerns={said.concerns} />
      )}
      {form && (
        <FormPart
          name={RECORD}
          entity={entity}
          form={form}
          values={values}
          isNew={false}
          onPart={parts.onPart}
        />
      )}
      {params && asked && (
        <FormPart name={ASKED} entity={params} form={asked} values={NOTHING} isNew onPart={parts.onPart} />
      )}
    </ActionFrame>
  );
}
