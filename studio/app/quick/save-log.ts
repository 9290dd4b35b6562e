import { createRecord, deleteRecord, listRecords, updateRecord } from '../../api/records.ts';
import type { EntityDocument, FormDocument } from '../../model/model-document.ts';
import { writable, type Values } from './log-changes.ts';

/** Stores what was logged, in the record or in a new one. @returns its id */
export async function saveLog(
  entity: EntityDocument,
  id: string | undefined,
  changes: Values,
): Promise<string> {
  const write = writable(changes);
  const stored = id ? updateRecord(entity.key, id, write) : createRecord(entity.key, write);
  return (await stored).id;
}

/** Takes a log back: the earlier values return, and what was made goes to the recycle bin. */
export async function undoLog(
  entity: EntityDocument,
  { undoes }: Pick<FormDocument, 'undoes'>,
  id: string,
  earlier: Values | undefined,
): Promise<void> {
  if (undoes) {
    const untouched = { filter: `${undoes} == '${id}' && version == 1`, fields: ['id'], limit: 20 };
    const { items } = await listRecords(entity.key, untouched);
    for (const further of items) await deleteRecord(entity.key, further.id);
  }
  if (earlier) await updateRecord(entity.key, id, writable(earlier));
  else await deleteRecord(entity.key, id);
}
