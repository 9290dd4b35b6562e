import { newId } from '../../kernel/ids.ts';
import type { Notification } from '../../storage/store/notification-store.ts';
import { idIn } from '../query-trees.ts';
import { entityOf } from '../write/change.ts';
import type { WriteSession } from '../write/write-session.ts';
import type { Likeness } from './duplicate-check.ts';

const OWNER = 'owner';

/** Tells the owners of records that somebody else saved another one like theirs: once for each owner and entity. */
export async function notificationsOf(
  found: readonly Likeness[],
  write: WriteSession,
  { by, writeId }: { readonly by: string; readonly writeId: string },
): Promise<Notification[]> {
  const told = found.filter(({ rule, change }) => rule.spec.tellOwner !== false && hasOwner(change));
  const groups = Map.groupBy(told, ({ change }) => entityOf(change));
  const notifications: Notification[] = [];
  for (const [entity, own] of groups) {
    const ids = new Set(own.flatMap(({ matches }) => matches.map(({ id }) => id)));
    for (const id of ids) if (write.changed.get(id)?.kind === 'create') ids.delete(id);
    for (const [userId, records] of await byOwner(write, entity.key, [...ids])) {
      if (userId === by) continue;
      const [recordId] = records;
      const at = write.now.toISOString();
      const count = records.length;
      notifications.push({
        id: newId(),
        userId,
        kind: 'duplicate',
        writeId,
        entity: entity.key,
        recordId: recordId!,
        count,
        byUserId: by,
        at,
      });
    }
  }
  return notifications;
}

function hasOwner(change: Likeness['change']): boolean {
  return entityOf(change).ownedBy === 'user';
}

async function byOwner(
  { catalog, tx }: WriteSession,
  entity: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await catalog.store.find(tx, {
    entity,
    select: [['id'], [OWNER]],
    where: idIn(ids),
    sort: [],
    limit: ids.length,
  });
  const owners = new Map<string, string[]>();
  for (const row of rows) {
    const owner = (row[OWNER] as { readonly id: string } | null)?.id;
    if (owner !== undefined) owners.set(owner, [...(owners.get(owner) ?? []), String(row['id'])]);
  }
  return owners;
}
