import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/**
 * Counters of automatic numbers, taken inside a transaction. A counter's row stays locked to the end of the transaction, so that a number
 * taken by a transaction that fails is given to the next one: the sequence has no gaps.
 */
@Injectable()
export class NumberStore {
  /**
   * Takes a block of numbers and answers its first.
   *
   * @param key what is numbered, `crm:invoice.number`
   * @param period the sequence starts again with each; '' where it never does
   */
  async take(tx: Session, key: string, period: string, count: number): Promise<number> {
    if (!tx.inTransaction) throw new Error('numbers are taken in the transaction that uses them');
    const [row] = await tx.rows<{ first: number }>(
      `insert into kehu.counter as c (key, period, next) values ($1, $2, 1 + $3::bigint)
       on conflict (key, period) do update set next = c.next + $3::bigint
       returning next - $3::bigint as first`,
      [key, period, count],
    );
    if (!row) throw new Error(`counter ${key} gave no number`);
    return row.first;
  }

  /** Makes the counter go on behind a number that came from outside (an import). */
  async raise(tx: Session, key: string, period: string, used: number): Promise<void> {
    await tx.run(
      `insert into kehu.counter as c (key, period, next) values ($1, $2, 1 + $3::bigint)
       on conflict (key, period) do update set next = greatest(c.next, excluded.next)`,
      [key, period, used],
    );
  }
}
