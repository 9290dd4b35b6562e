import type { StoredEvent } from '../../storage/store/outbox-store.ts';
import type { RecordEvent } from './event-listeners.ts';

const KINDS: Readonly<Record<string, RecordEvent['kind']>> = {
  'record.create': 'created',
  'record.update': 'changed',
  'record.delete': 'deleted',
  'record.restore': 'restored',
};

/** An event of the outbox as listeners hear it; undefined where it is about no record. */
export function recordEventOf(stored: StoredEvent): RecordEvent | undefined {
  const { id, at, event, entity, recordId, payload = {} } = stored;
  const kind = KINDS[event];
  if (!kind || !entity || !recordId) return undefined;
  return {
    id: Number(id),
    at,
    kind,
    entity,
    recordId,
    version: typeof payload['version'] === 'number' ? payload['version'] : null,
    fields: Array.isArray(payload['fields']) ? (payload['fields'] as string[]) : [],
    userId: typeof payload['by'] === 'string' ? payload['by'] : null,
  };
}
