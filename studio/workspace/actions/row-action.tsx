import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ActionItem } from '../../api/actions.ts';
import { readRecord, type RecordData } from '../../api/records.ts';
import { recordKey } from '../../forms/saving/record-saver.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useActionStart } from './use-action-start.tsx';

interface RowActionProps {
  readonly entity: EntityDocument;
  readonly id: string;
  readonly action: ActionItem;
  readonly onClose: () => void;
}

/** An action begun from a list, which shows less of the record than the action may need. */
export function RowAction({ entity, id, action, onClose }: RowActionProps) {
  const { data } = useQuery({
    queryKey: recordKey(entity.key, id),
    queryFn: ({ signal }) => readRecord(entity.key, id, signal),
  });
  return data ? <Begun entity={entity} record={data} action={action} onClose={onClose} /> : null;
}

function Begun({
  entity,
  record,
  action,
  onClose,
}: Omit<RowActionProps, 'id'> & { readonly record: RecordData }) {
  const { start, dialog } = useActionStart(entity, record, onClose);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    start(action);
  }, [start, action]);
  return dialog;
}
