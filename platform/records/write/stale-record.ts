import { Stale } from '../../kernel/errors.ts';
import type { StoredOperation } from '../../storage/store/operation-log.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { messages } from '../messages.ts';
import type { Change } from './change.ts';
import type { WriteSession } from './write-session.ts';

/**
 * The answer to a change based on an old version, with the three values of each field a person needs to decide:
 * what is stored now, what he sent, and what he had before him (taken from the operation log).
 */
export async function staleRecord(write: WriteSession, change: Change, version: number): Promise<Stale> {
  const current = change.before!;
  const log = await write.stores.log.since(write.tx, change.plan.entity.key, change.id, version);
  const visible = (record: StoredRecord) => readable(write, change, record);
  return new Stale(messages.stale(), [], {
    current: visible(current),
    yours: change.values,
    original: visible(undoing(current, log, version)),
  });
}

/** The record as it was, by taking back the logged changes, the latest first. */
function undoing(current: StoredRecord, log: readonly StoredOperation[], version: number): StoredRecord {
  const original: Record<string, unknown> = { ...current, version };
  for (const { changes } of log.toReversed()) {
    for (const [name, { old }] of Object.entries(changes ?? {})) original[name] = old;
  }
  return original as StoredRecord;
}

function readable({ access, caller }: WriteSession, { plan }: Change, record: StoredRecord) {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([name]) => plan.entity.fields.has(name) && access.field(caller, plan.entity, name).read === 'yes',
    ),
  );
}
