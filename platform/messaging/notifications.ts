import { Injectable } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { RecordsService } from '../records/records.service.ts';
import { Database } from '../storage/connection/database.ts';
import { NotificationStore, type StoredNotification } from '../storage/store/notification-store.ts';
import type { PageRequest } from './notification-request.ts';

const USER = 'core:user';

/** One thing the caller is told. */
export interface NotificationView {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly isSeen: boolean;
  /** Null where the system did it. */
  readonly by: { readonly id: string; readonly title: string | null } | null;
  readonly entity: string;
  readonly count: number;
  /** The first record; null where the caller may not see it, or it is deleted. */
  readonly record: { readonly id: string; readonly title: string | null } | null;
}

export interface NotificationPage {
  readonly items: readonly NotificationView[];
  /** Of all pages. */
  readonly unseen: number;
  readonly nextCursor?: string;
}

/** What a user is told of what others did; only he sees it. */
@Injectable()
export class Notifications {
  constructor(
    private readonly database: Database,
    private readonly store: NotificationStore,
    private readonly records: RecordsService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, { limit, before }: PageRequest): Promise<NotificationPage> {
    const { userId } = caller;
    if (userId === undefined) return { items: [], unseen: 0 };
    const { session } = this.database;
    const found = await this.store.list(session, userId, { limit: limit + 1, before });
    const shown = found.slice(0, limit);
    const items = await this.#views(caller, shown);
    const unseen = await this.store.countUnseen(session, userId);
    return { items, unseen, ...(found.length > limit ? { nextCursor: shown.at(-1)!.id } : {}) };
  }

  async markSeen({ userId }: Caller, until: string): Promise<{ unseen: number }> {
    if (userId === undefined) return { unseen: 0 };
    const { session } = this.database;
    await this.store.markSeen(session, userId, until, this.clock.now());
    return { unseen: await this.store.countUnseen(session, userId) };
  }

  /** With titles as they are now, read under the caller's rights: one query for each entity. */
  async #views(caller: Caller, shown: readonly StoredNotification[]): Promise<NotificationView[]> {
    const wanted = new Map<string, Set<string>>();
    const want = (entity: string, id: string) =>
      wanted.set(entity, (wanted.get(entity) ?? new Set()).add(id));
    for (const { entity, recordId, byUserId } of shown) {
      want(entity, recordId);
      if (byUserId !== null) want(USER, byUserId);
    }
    const titles = new Map<string, string | null>();
    for (const [entity, ids] of wanted) {
      const found = await this.records.titlesOf(caller, entity, [...ids]);
      for (const [id, title] of Object.entries(found)) titles.set(id, title);
    }
    return shown.map(({ recordId, byUserId, ...one }) => ({
      ...one,
      by: byUserId === null ? null : { id: byUserId, title: titles.get(byUserId) ?? null },
      record: titles.has(recordId) ? { id: recordId, title: titles.get(recordId)! } : null,
    }));
  }
}
