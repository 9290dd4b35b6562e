import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** Password hashes, apart from the user's record, so that no read of records can show one. */
@Injectable()
export class CredentialStore {
  async setPasswordHash(tx: Session, userId: string, passwordHash: string): Promise<void> {
    await tx.run(
      `insert into kehu.credential (user_id, password_hash) values ($1, $2)
       on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now()`,
      [userId, passwordHash],
    );
  }

  /** Undefined: the user has no password. */
  async passwordHash(session: Session, userId: string): Promise<string | undefined> {
    const [row] = await session.rows<{ hash: string }>(
      'select password_hash as hash from kehu.credential where user_id = $1',
      [userId],
    );
    return row?.hash;
  }
}
