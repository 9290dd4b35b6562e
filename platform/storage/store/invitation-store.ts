import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

export interface Invitation {
  readonly userId: string;
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

/** How far a user is with signing in. A user in no list has neither a password nor an open invitation. */
export interface Standing {
  readonly userId: string;
  readonly hasPassword: boolean;
  /** End of an open invitation. */
  readonly invitedUntil: Date | null;
  readonly lastSeenAt: Date | null;
}

/** Links by which a user sets the first password; each works once. */
@Injectable()
export class InvitationStore {
  /** A new invitation ends the user's earlier ones. */
  async replace(tx: Session, { userId, tokenHash, expiresAt }: Invitation): Promise<void> {
    await tx.run('delete from kehu.invitation where user_id = $1 and used_at is null', [userId]);
    await tx.run('insert into kehu.invitation (token_hash, user_id, expires_at) values ($1, $2, $3)', [
      tokenHash,
      userId,
      expiresAt,
    ]);
  }

  standings(session: Session, now: Date): Promise<Standing[]> {
    return session.rows<Standing>(
      `select user_id as "userId", bool_or(has_password) as "hasPassword",
              max(invited_until) as "invitedUntil", max(seen_at) as "lastSeenAt"
       from (select user_id, true as has_password, null::timestamptz as invited_until, null::timestamptz as seen_at
             from kehu.credential
             union all
             select user_id, false, expires_at, null from kehu.invitation
             where used_at is null and expires_at > $1::timestamptz
             union all
             select user_id, false, null, last_seen_at from kehu.session) as sign
       group by user_id`,
      [now],
    );
  }

  /** Whom an open invitation is for; undefined: used, ended or never made. */
  async userOf(session: Session, tokenHash: string, now: Date): Promise<string | undefined> {
    const [row] = await session.rows<{ userId: string }>(
      `select user_id as "userId" from kehu.invitation
       where token_hash = $1 and used_at is null and expires_at > $2::timestamptz`,
      [tokenHash, now],
    );
    return row?.userId;
  }

  /** Uses it up; of two at once only one gets the user. */
  async take(tx: Session, tokenHash: string, now: Date): Promise<string | undefined> {
    const [row] = await tx.rows<{ userId: string }>(
      `update kehu.invitation set used_at = $2::timestamptz
       where token_hash = $1 and used_at is null and expires_at > $2::timestamptz returning user_id as "userId"`,
      [tokenHash, now],
    );
    return row?.userId;
  }
}
