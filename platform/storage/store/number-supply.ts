import { Injectable } from '@nestjs/common';
import { Database } from '../connection/database.ts';

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

interface Request {
  readonly count: number;
  readonly resolve: (numbers: number[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Numbers of sequences that may have gaps. They are taken before the transaction that uses them, so that creations
 * do not wait for one another: whoever asks while a statement is under way shares the next one. Numbers that were
 * not used after all are given to the next who asks; those of a node that ends stay out.
 */
@Injectable()
export class NumberSupply {
  readonly #sequences = new Map<string, Sequence>();

  constructor(private readonly database: Database) {}

  /**
   * @param key what is numbered, `crm:invoice.number`
   * @param period the sequence starts again with each; '' where it never does
   */
  draw(key: string, period: string, count: number): Promise<number[]> {
    return this.#of(key, period).draw(count);
  }

  giveBack(key: string, period: string, numbers: readonly number[]): void {
    this.#of(key, period).giveBack(numbers);
  }

  /** A number came from outside: those given back may be taken by now. */
  forget(key: string): void {
    this.#sequences.get(key)?.giveUp();
  }

  /** A period that is over is not asked for again. */
  #of(key: string, period: string): Sequence {
    const known = this.#sequences.get(key);
    if (known?.period === period) return known;
    const fresh = new Sequence(this.database, key, period);
    this.#sequences.set(key, fresh);
    return fresh;
  }
}

class Sequence {
  #free: number[] = [];
  #waiting: Request[] = [];
  #isTaking = false;

  constructor(
    private readonly database: Database,
    private readonly key: string,
    readonly period: string,
  ) {}

  draw(count: number): Promise<number[]> {
    if (this.#free.length >= count) return Promise.resolve(this.#free.splice(0, count));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ count, resolve, reject });
      if (!this.#isTaking) void this.#take();
    });
  }

  giveBack(numbers: readonly number[]): void {
    this.#free = [...this.#free, ...numbers].toSorted((a, b) => a - b).slice(0, MOST_FREE);
  }

  giveUp(): void {
    this.#free = [];
  }

  async #take(): Promise<void> {
    this.#isTaking = true;
    while (this.#waiting.length > 0) {
      const requests = this.#waiting;
      this.#waiting = [];
      try {
        const count = requests.reduce((sum, request) => sum + request.count, 0);
        const [row] = await this.database.session.arrays(TAKE, [this.key, this.period, count]);
        let next = Number(row![0]);
        for (const request of requests) {
          const first = next;
          request.resolve(Array.from({ length: request.count }, (_, i) => first + i));
          next += request.count;
        }
      } catch (error) {
        for (const request of requests) request.reject(error);
      }
    }
    this.#isTaking = false;
  }
}
