import type { PluginHost, RecordEvent } from 'kehu/sdk';
import type { WebhookSettings, WebhookTarget } from './webhook-settings.ts';

/**
 * What a target is told: the event, and the record as it is now. Undefined where the record does not meet the
 * target's condition, or is gone by now and so cannot be asked.
 */
export async function messageOf(
  { records, actAsSystem }: PluginHost<WebhookSettings>,
  event: RecordEvent,
  { condition }: WebhookTarget,
): Promise<string | undefined> {
  const { id, at, kind, entity, recordId, version, fields, userId } = event;
  const filter = condition ? `id == '${recordId}' && (${condition})` : `id == '${recordId}'`;
  const { items } = await records.list(actAsSystem('delivery'), entity, {
    filter,
    limit: 1,
    ...(kind === 'deleted' ? { deleted: true } : {}),
  });
  const [record] = items;
  if (!record && condition) return undefined;
  return JSON.stringify({
    id,
    at,
    event: kind,
    entity,
    recordId,
    version,
    changedFields: fields,
    userId,
    record: record ?? null,
  });
}
