import { quoted } from './quoted.ts';
import { request } from './client.ts';
import { listRecords, type RecordData, type ReferenceValue } from './records.ts';

export const DELEGATION = 'core:delegation';
export const DELEGATED_RECORD = 'core:delegatedRecord';
export const GRANT = 'core:accessGrant';

/** The records of one person that are another's for a time. */
export interface Delegation {
  readonly id: string;
  readonly delegator: ReferenceValue;
  readonly delegate: ReferenceValue;
  readonly gives: string;
  readonly from: string;
  readonly to: string;
  readonly takenBackAt: string | null;
  readonly reason: string | null;
}

const DELEGATION_FIELDS = ['id', 'delegator', 'delegate', 'gives', 'from', 'to', 'takenBackAt', 'reason'];
const MOST = 200;

/** Delegations that fulfil a condition, the latest first. */
export async function listDelegations(filter: string, signal?: AbortSignal): Promise<readonly Delegation[]> {
  const list = { filter, fields: DELEGATION_FIELDS, sort: '-from', limit: MOST };
  return (await listRecords(DELEGATION, list, signal)).items as unknown as readonly Delegation[];
}

/** A record chosen for a delegation; without any a delegation is of everything. */
export interface ChosenRecord {
  readonly delegation: ReferenceValue;
  readonly entity: string;
  readonly record: string;
}

export async function listChosenRecords(
  delegations: readonly string[],
  signal?: AbortSignal,
): Promise<readonly ChosenRecord[]> {
  if (delegations.length === 0) return [];
  const filter = `delegation in [${delegations.map(quoted).join(', ')}]`;
  const list = { filter, fields: ['delegation', 'entity', 'record'], limit: 500 };
  return (await listRecords(DELEGATED_RECORD, list, signal)).items as unknown as readonly ChosenRecord[];
}

/** Ends a delegation before its time. */
export async function takeBack(delegation: string): Promise<void> {
  await request('POST', `/api/records/${DELEGATION}/${delegation}/actions/takeBack`);
}

/** With whom a record is shared: one of user, department and role. */
export interface ShareRequest {
  readonly user?: string;
  readonly department?: string;
  readonly role?: string;
  readonly gives: string;
  /** For good without it. */
  readonly to?: string;
}

export async function shareRecord(entity: string, id: string, share: ShareRequest): Promise<void> {
  const path = `/api/records/${encodeURIComponent(entity)}/${id}/actions/share`;
  await request('POST', path, { body: share });
}

/** The shares of a record as far as the reader may see them. */
export async function listShares(
  entity: string,
  id: string,
  signal?: AbortSignal,
): Promise<readonly RecordData[]> {
  const filter = `entity == ${quoted(entity)} && record == ${quoted(id)}`;
  const fields = ['id', 'user', 'department', 'role', 'gives', 'to', 'sharedBy'];
  return (await listRecords(GRANT, { filter, fields, limit: MOST }, signal)).items;
}
