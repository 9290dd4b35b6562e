import { Injectable } from '@nestjs/common';
import { TooMany } from '../kernel/errors.ts';
import { FailureWindow } from './failure-window.ts';
import { messages } from './messages.ts';

const WINDOW_MS = 15 * 60_000;

/**
 * Slows guessing down. Three windows: one address at one account (a person who forgot, or a guesser), one
 * address at all accounts (spraying one password), and one account from all addresses (a network of guessers;
 * generous, because this one lets strangers lock somebody out for a quarter of an hour).
 *
 * Kept in the memory of the node: with N nodes a guesser gets N times the tries, a restart forgets them.
 */
@Injectable()
export class SignInThrottle {
  readonly #pair = new FailureWindow({ limit: 5, windowMs: WINDOW_MS, keys: 20_000 });
  readonly #address = new FailureWindow({ limit: 40, windowMs: WINDOW_MS, keys: 20_000 });
  readonly #account = new FailureWindow({ limit: 100, windowMs: WINDOW_MS, keys: 20_000 });

  /**
   * Refuses a try that comes too soon. A passed try counts as failed until `succeeded` says otherwise, so that
   * a hundred parallel guesses are no way around the limit.
   */
  attempt(username: string, address: string): void {
    const wait = Math.max(
      this.#pair.waitMs(pairKey(username, address)),
      this.#address.waitMs(address),
      this.#account.waitMs(username),
    );
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      throw new TooMany(messages.tooManyAttempts({ seconds }), [], { retryAfter: seconds });
    }
    this.#pair.add(pairKey(username, address));
    this.#address.add(address);
    this.#account.add(username);
  }

  succeeded(username: string, address: string): void {
    this.#pair.clear(pairKey(username, address));
    this.#address.forgive(address);
    this.#account.forgive(username);
  }
}

function pairKey(username: string, address: string): string {
  return JSON.stringify([username, address]);
}
