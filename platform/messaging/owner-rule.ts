import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../kernel/ids.ts';
import { byEntity, type Change } from '../records/write/change.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import { WriteRules, type WriteRule } from '../records/write-rule.ts';
import { NotificationStore, type Notification } from '../storage/store/notification-store.ts';

const OWNER = 'owner';

/** Tells a user that somebody else made him the owner of records. The system's own writes tell nobody. */
@Injectable()
export class OwnerRule implements WriteRule, OnModuleInit {
  readonly name = 'notifyOwners';

  constructor(
    private readonly rules: WriteRules,
    private readonly notifications: NotificationStore,
  ) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async stored(changes: readonly Change[], write: WriteSession): Promise<void> {
    const { userId: byUserId } = write.caller;
    if (byUserId === undefined) return;
    const writeId = write.options.requestId ?? newId();
    const told: Notification[] = [];
    for (const [entity, group] of byEntity(changes)) {
      if (entity.ownedBy !== 'user') continue;
      for (const [userId, given] of Map.groupBy(group, newOwner)) {
        if (userId === undefined || userId === byUserId) continue;
        told.push({
          id: newId(),
          userId,
          kind: 'owned',
          writeId,
          entity: entity.key,
          recordId: given[0]!.id,
          count: given.length,
          byUserId,
          at: write.now.toISOString(),
        });
      }
    }
    await this.notifications.append(write.tx, told);
  }
}

function newOwner({ kind, values, before }: Change): string | undefined {
  const owner = values[OWNER];
  if (kind === 'delete' || typeof owner !== 'string' || owner === before?.[OWNER]) return undefined;
  return owner;
}
