import type { FieldChange, OperationEntry } from '../../storage/store/operation-log.ts';
import { entityOf, type Change } from './change.ts';
import { stampOf } from './store-changes.ts';
import type { WriteSession } from './write-session.ts';

/** Tells the operation log what changed, with old and new values; others hear of it through the outbox. */
export async function logChanges(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const { at } = stampOf(write);
  await write.stores.log.appendAndAnnounce(
    write.tx,
    changes.map((change) => entryOf(write, change, at)),
  );
}

function entryOf(write: WriteSession, change: Change, at: string): OperationEntry {
  const { caller, options } = write;
  return {
    at,
    userId: caller.actorId,
    actor: caller.actor,
    operation: change.kind,
    entity: entityOf(change).key,
    recordId: change.id,
    version: Number(change.before?.['version'] ?? 0) + 1,
    changes: change.kind === 'delete' ? undefined : fieldChanges(change),
    source: options.source,
    requestId: options.requestId,
    details: detailsOf(write, change),
  };
}

/** Why the system wrote, the reasons that were given, and on whose behalf a delegate wrote. */
function detailsOf(write: WriteSession, change: Change): OperationEntry['details'] {
  const reasons = write.reasons.get(change.operation);
  const { access, caller } = write;
  const note = write.options.notes?.get(change.id);
  const delegation = change.before && access.delegation(caller, entityOf(change), change.before);
  if (!reasons && !delegation && !note) return undefined;
  return {
    ...note,
    ...(reasons ? { reasons } : {}),
    ...(delegation ? { onBehalfOf: delegation.from, delegation: delegation.id } : {}),
  };
}

function fieldChanges(change: Change): Record<string, FieldChange> | undefined {
  const { fields } = entityOf(change);
  const changes: Record<string, FieldChange> = {};
  for (const [name, value] of Object.entries(change.values)) {
    const old = change.before?.[name] ?? null;
    if (fields.has(name) && !(old === null && value === null)) changes[name] = { old, new: value };
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}
