import { request } from '../../api/client.ts';
import { deleteRecord, updateRecord, type BatchRowResult } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { writable, type LogWrite } from './log-changes.ts';

/** What was stored, and how it was before. */
export interface SavedLog {
  readonly id: string;
  /** The further record. */
  readonly followId: string | undefined;
}

/** Stores the record and the further one together: both or none. */
export async function saveLog(
  entity: EntityDocument,
  id: string | undefined,
  { changes, follow }: LogWrite,
): Promise<SavedLog> {
  const first = id
    ? { op: 'update', id, data: writable(changes) }
    : { op: 'create', data: writable(changes) };
  const operations = follow ? [first, { op: 'create', data: writable(follow) }] : [first];
  const { data } = await request<{ results: readonly BatchRowResult[] }>(
    'POST',
    `/api/records/${encodeURIComponent(entity.key)}/batch`,
    { body: { atomic: true, operations } },
  );
  const [stored, further] = data.results;
  return { id: stored?.id ?? id!, followId: further?.id };
}

/** Takes a log back: the earlier values return, and what was made goes to the recycle bin. */
export async function undoLog(
  entity: EntityDocument,
  { id, followId }: SavedLog,
  earlier: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  if (followId) await deleteRecord(entity.key, followId);
  if (earlier) await updateRecord(entity.key, id, writable(earlier));
  else await deleteRecord(entity.key, id);
}
