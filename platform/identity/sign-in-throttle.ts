import { Injectable } from '@nestjs/common';
import { TooMany } from '../kernel/errors.ts';
import { FailureWindow } from './failure-window.ts';
import { messages } from './messages.ts';
import { OneAtATime } from './one-at-a-time.ts';

const WINDOW_MS = 15 * 60_000;
/** Most tries of one address that may wait for each other. */
const LONGEST_LINE = 200;

/**
 * Slows guessing down. Three windows of failures: one address at one account (a person who forgot, or a
 * guesser), one address at all accounts (spraying one password), and one account from all addresses (a network
 * of guessers; generous, because this one lets strangers lock somebody out for a quarter of an hour).
 *
 * Tries of one address are checked one after another, so that guessing in parallel is no way around.
 * Kept in the memory of the node: with N nodes a guesser gets N times the tries, and a restart forgets them.
 */
@Injectable()
export class SignInThrottle {
  readonly #pair = new FailureWindow({ limit: 5, windowMs: WINDOW_MS, keys: 20_000 });
  readonly #address = new FailureWindow({ limit: 40, windowMs: WINDOW_MS, keys: 20_000 });
  readonly #account = new FailureWindow({ limit: 100, windowMs: WINDOW_MS, keys: 20_000 });
  readonly #line = new OneAtATime();

  /**
   * Whether the try succeeds.
   *
   * @throws TooMany instead of trying, where too many failed before
   */
  attempt(username: string, address: string, succeeds: () => Promise<boolean>): Promise<boolean> {
    if (this.#line.length(address) >= LONGEST_LINE) throw tooMany(5000);
    return this.#line.run(address, async () => {
      const pair = JSON.stringify([username, address]);
      const wait = Math.max(
        this.#pair.waitMs(pair),
        this.#address.waitMs(address),
        this.#account.waitMs(username),
      );
      if (wait > 0) throw tooMany(wait);
      const success = await succeeds();
      if (success) this.#pair.clear(pair);
      else {
        this.#pair.add(pair);
        this.#address.add(address);
        this.#account.add(username);
      }
      return success;
    });
  }
}

function tooMany(waitMs: number): TooMany {
  const seconds = Math.ceil(waitMs / 1000);
  return new TooMany(messages.tooManyAttempts({ seconds }), [], { retryAfter: seconds });
}
