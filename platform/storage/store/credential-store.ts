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

  /** Keeps the present hash as one that was used, the latest `most` of them. */
  async rememberPassword(tx: Session, userId: string, most: number): Promise<void> {
    await tx.run(
      `insert into kehu.former_password (user_id, password_hash)
       select user_id, password_hash from kehu.credential where user_id = $1 on conflict do nothing`,
      [userId],
    );
    await tx.run(
      `delete from kehu.former_password where user_id = $1 and password_hash not in (
         select password_hash from kehu.former_password where user_id = $1 order by changed_at desc limit $2)`,
      [userId, most],
    );
  }

  /** Hashes of earlier passwords, the latest first. */
  async formerHashes(session: Session, userId: string, most: number): Promise<string[]> {
    const rows = await session.rows<{ hash: string }>(
      `select password_hash as hash from kehu.former_password where user_id = $1
       order by changed_at desc limit $2`,
      [userId, most],
    );
    return rows.map(({ hash }) => hash);
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
