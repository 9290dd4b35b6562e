import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

export interface StoredFactor {
  /** Encrypted. */
  readonly secret: string;
  /** Null while the user has not shown that his app makes the right codes. */
  readonly confirmedAt: string | null;
  /** Number of the last period whose code was taken: none is taken twice. */
  readonly lastStep: number;
}

/** Second factors of users, and the codes for whoever lost his. */
@Injectable()
export class SecondFactorStore {
  async get(session: Session, userId: string): Promise<StoredFactor | undefined> {
    const [row] = await session.rows<StoredFactor>(
      `select secret, confirmed_at as "confirmedAt", last_step as "lastStep" from kehu.second_factor
       where user_id = $1`,
      [userId],
    );
    return row;
  }

  /** A new one to be confirmed. Answers false where a confirmed one stands. */
  async propose(tx: Session, userId: string, secret: string): Promise<boolean> {
    const count = await tx.run(
      `insert into kehu.second_factor (user_id, secret, made_at) values ($1, $2, now())
       on conflict (user_id) do update set secret = excluded.secret, made_at = now(), last_step = 0
       where kehu.second_factor.confirmed_at is null`,
      [userId, secret],
    );
    return count > 0;
  }

  /** Uses the code of a period up, and confirms a proposed factor by it. Of two at once one succeeds. */
  async take(tx: Session, userId: string, step: number): Promise<boolean> {
    const count = await tx.run(
      `update kehu.second_factor set last_step = $2, confirmed_at = coalesce(confirmed_at, now())
       where user_id = $1 and last_step < $2`,
      [userId, step],
    );
    return count > 0;
  }

  async remove(tx: Session, userId: string): Promise<boolean> {
    await tx.run('delete from kehu.recovery_code where user_id = $1', [userId]);
    return (await tx.run('delete from kehu.second_factor where user_id = $1', [userId])) > 0;
  }

  async replaceCodes(tx: Session, userId: string, hashes: readonly string[]): Promise<void> {
    await tx.run('delete from kehu.recovery_code where user_id = $1', [userId]);
    await tx.run(
      'insert into kehu.recovery_code (user_id, code_hash) select $1, hash from unnest($2::text[]) as hash',
      [userId, hashes],
    );
  }

  /** Of two at once one succeeds. */
  async takeCode(tx: Session, userId: string, hash: string): Promise<boolean> {
    const count = await tx.run(
      'update kehu.recovery_code set used_at = now() where user_id = $1 and code_hash = $2 and used_at is null',
      [userId, hash],
    );
    return count > 0;
  }

  async codesLeft(session: Session, userId: string): Promise<number> {
    const [row] = await session.rows<{ left: number }>(
      'select count(*)::int as left from kehu.recovery_code where user_id = $1 and used_at is null',
      [userId],
    );
    return row!.left;
  }

  /** Users with a confirmed one. */
  async users(session: Session): Promise<string[]> {
    const rows = await session.rows<{ id: string }>(
      'select user_id as id from kehu.second_factor where confirmed_at is not null',
    );
    return rows.map(({ id }) => id);
  }
}
