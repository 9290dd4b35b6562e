import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TooMany } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { Database } from '../storage/connection/database.ts';
import { TryStore, type TryLimit } from '../storage/store/try-store.ts';
import { messages } from './messages.ts';
import { OneAtATime } from './one-at-a-time.ts';

const WINDOW_MS = 15 * 60_000;
/** Most tries of one address that may wait for each other. */
const LONGEST_LINE = 200;

/** What a try came to: `partly` is neither a failure nor a success, such as a right password that lacks its code. */
export type TryResult = 'success' | 'failure' | 'partly';

/**
 * Slows guessing down. Three windows of failures: one address at one account (a person who forgot, or a
 * guesser), one address at all accounts (spraying one password), and one account from all addresses (a network
 * of guessers; generous, because this one lets strangers lock somebody out for a quarter of an hour).
 *
 * Tries are rows of the database, counted before they are checked: guessing in parallel, on several nodes, or across
 * restarts is no way around. On one node those of one address wait for each other, so that many people behind it who
 * know their passwords do not count against each other.
 */
@Injectable()
export class SignInThrottle {
  readonly #line = new OneAtATime();

  constructor(
    private readonly database: Database,
    private readonly tries: TryStore,
  ) {}

  /**
   * What the try comes to.
   *
   * @throws TooMany instead of trying, where too many failed before
   */
  attempt<T extends TryResult>(username: string, address: string, work: () => Promise<T>): Promise<T> {
    if (this.#line.length(address) >= LONGEST_LINE) throw tooMany(5000);
    return this.#line.run(address, () => this.#counted(limitsOf(username, address), work));
  }

  async #counted<T extends TryResult>(limits: readonly TryLimit[], work: () => Promise<T>): Promise<T> {
    const id = newId();
    const wait = await this.database.transaction((tx) => this.tries.claim(tx, id, limits, WINDOW_MS));
    if (wait > 0) throw tooMany(wait);
    const result = await work().catch(async (error: unknown) => {
      await this.tries.release(this.database.session, id);
      throw error;
    });
    const { session } = this.database;
    if (result === 'success') await this.tries.release(session, id, limits[0]!.key);
    if (result === 'partly') await this.tries.release(session, id);
    if (result === 'failure') await this.tries.removeBefore(session, new Date(Date.now() - 2 * WINDOW_MS));
    return result;
  }
}

/** Hashed, so that no list of names that somebody typed is kept. */
function limitsOf(username: string, address: string): TryLimit[] {
  return [
    { key: hashed('pair', username, address), limit: 5 },
    { key: hashed('address', address), limit: 40 },
    { key: hashed('account', username), limit: 100 },
  ];
}

function hashed(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function tooMany(waitMs: number): TooMany {
  const seconds = Math.ceil(waitMs / 1000);
  return new TooMany(messages.tooManyAttempts({ seconds }), [], { retryAfter: seconds });
}
