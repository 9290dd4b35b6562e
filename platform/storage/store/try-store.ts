import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** A number of failures within the window after which the next try has to wait. */
export interface TryLimit {
  readonly key: string;
  readonly limit: number;
}

/** Tries to sign in, as all nodes see them, by the clock of the database. */
@Injectable()
export class TryStore {
  /**
   * Counts a try against its limits before it is made, so that tries at the same time on several nodes see each
   * other. Answers how long it has to wait; 0: it is counted.
   */
  async claim(tx: Session, id: string, limits: readonly TryLimit[], windowMs: number): Promise<number> {
    const keys = limits.map(({ key }) => key).toSorted();
    for (const key of keys) await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 5210))', [key]);
    let longest = 0;
    for (const { key, limit } of limits) {
      const [row] = await tx.rows<{ wait: number }>(
        `select ($2 - extract(epoch from clock_timestamp() - at) * 1000)::float8 as wait from kehu.sign_in_try
         where key = $1 and at > clock_timestamp() - make_interval(secs => $2::float8 / 1000)
         order by at desc offset $3 limit 1`,
        [key, windowMs, limit - 1],
      );
      longest = Math.max(longest, row?.wait ?? 0);
    }
    if (longest > 0) return longest;
    await tx.run(
      `insert into kehu.sign_in_try (id, key, at) select $1::uuid, key, clock_timestamp() from unnest($2::text[]) as key`,
      [id, keys],
    );
    return 0;
  }

  /** The try was none, or succeeded: it does not count; and `key` is forgotten altogether. */
  async release(session: Session, id: string, key?: string): Promise<void> {
    await session.run('delete from kehu.sign_in_try where id = $1::uuid or key = $2', [id, key ?? null]);
  }

  async removeBefore(session: Session, moment: Date): Promise<void> {
    await session.run('delete from kehu.sign_in_try where at < $1::timestamptz', [moment]);
  }
}
