import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

export interface Invitation {
  readonly userId: string;
  readonly tokenHash: string;
  readonly expiresAt: Date;
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
