import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';
import { transposed } from './operation-log.ts';

/** Something a user is told: what one write did to so many records of an entity. */
export interface Notification {
  readonly id: string;
  readonly userId: string;
  /**
   * `owned`: the records are his from now on; `classified`: a rule classified them anew; `duplicate`: somebody saved
   * another record like his.
   */
  readonly kind: string;
  /** The write; what it tells in several steps is counted together. */
  readonly writeId: string;
  readonly entity: string;
  /** The first record. */
  readonly recordId: string;
  readonly count: number;
  /** Null where the system did it. */
  readonly byUserId: string | null;
  /** RFC 3339. */
  readonly at: string;
}

export type StoredNotification = Omit<Notification, 'userId' | 'writeId'> & { readonly isSeen: boolean };

/** What users are told, kept until they have had time to see it. */
@Injectable()
export class NotificationStore {
  /** Users are written in one order, so that writes at the same time wait for each other and never in a ring. */
  async append(tx: Session, notifications: readonly Notification[]): Promise<void> {
    if (notifications.length === 0) return;
    const rows = notifications
      .toSorted((a, b) => a.userId.localeCompare(b.userId))
      .map((one) => [
        one.id,
        one.userId,
        one.kind,
        one.writeId,
        one.entity,
        one.recordId,
        one.count,
        one.byUserId,
        one.at,
      ]);
    await tx.run(
      `insert into kehu.notification as known
         (id, user_id, kind, write_id, entity, record_id, count, by_user_id, at)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::int[],
         $8::uuid[], $9::timestamptz[])
       on conflict (user_id, write_id, entity, kind) do update
         set count = known.count + excluded.count, seen_at = null`,
      transposed(rows),
    );
  }

  /** Those of a user, the latest first; `before` is the last one of the page above. */
  list(
    session: Session,
    userId: string,
    { limit, before }: { readonly limit: number; readonly before?: string | undefined },
  ): Promise<StoredNotification[]> {
    return session.rows<StoredNotification>(
      `select id, kind, entity, record_id as "recordId", count, by_user_id as "byUserId", at,
              seen_at is not null as "isSeen"
       from kehu.notification where user_id = $1 and ($2::uuid is null or id < $2::uuid)
       order by id desc limit $3`,
      [userId, before ?? null, limit],
    );
  }

  async countUnseen(session: Session, userId: string): Promise<number> {
    const [row] = await session.rows<{ count: number }>(
      'select count(*)::int as count from kehu.notification where user_id = $1 and seen_at is null',
      [userId],
    );
    return row?.count ?? 0;
  }

  /** Those of a user up to one, that one included. */
  markSeen(session: Session, userId: string, until: string, now: Date): Promise<number> {
    return session.run(
      `update kehu.notification set seen_at = $3::timestamptz
       where user_id = $1 and id <= $2::uuid and seen_at is null`,
      [userId, until, now],
    );
  }

  removeBefore(session: Session, moment: Date): Promise<number> {
    return session.run('delete from kehu.notification where at < $1::timestamptz', [moment]);
  }
}
