import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** Numbers given back that one sequence keeps; more become gaps. */
const MOST_FREE = 1000;

/**
 * One statement that need not reach the disk before it answers: what a record's own commit writes lies behind it in
 * the same log, so no record outlives its number.
 */
const TAKE = `with unhurried as materialized (select set_config('synchronous_commit', 'off', true))
  insert into kehu.counter as c (key, period, next) select $1, $2, 1 + $3::bigint from unhurried
  on conflict (key, period) do update set next = c.next + $3::bigint
  returning next - $3::bigint as first`;

interface Returned {
  readonly period: string;
  numbers: readonly number[];
}

/**
 * Numbers of sequences that may have gaps. They are taken ahead of the transaction that uses them, so that creations
 * do not wait for one another. Numbers that were not used after all are given to the next who asks; those of a node
 * that ends stay out.
 */
@Injectable()
export class NumberSupply {
  readonly #returned = new Map<string, Returned>();

  /**
   * The statement travels with the first one of the transaction, which has not begun yet.
   *
   * @param key what is numbered, `crm:invoice.number`
   * @param period the sequence starts again with each; '' where it never does
   */
  async draw(tx: Session, key: string, period: string, count: number): Promise<readonly number[]> {
    const returned = this.#returned.get(key);
    if (returned?.period === period && returned.numbers.length >= count) {
      const numbers = returned.numbers.slice(0, count);
      returned.numbers = returned.numbers.slice(count);
      return numbers;
    }
    const [row] = await tx.ahead(TAKE, [key, period, count]);
    const first = Number(row![0]);
    return Array.from({ length: count }, (_, i) => first + i);
  }

  /** A period that is over is not asked for again. */
  giveBack(key: string, period: string, numbers: readonly number[]): void {
    const known = this.#returned.get(key);
    const all = known?.period === period ? [...known.numbers, ...numbers] : [...numbers];
    this.#returned.set(key, { period, numbers: all.toSorted((a, b) => a - b).slice(0, MOST_FREE) });
  }

  /** A number came from outside: those given back may be taken by now. */
  forget(key: string): void {
    this.#returned.delete(key);
  }
}
