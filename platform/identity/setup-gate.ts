import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Forbidden } from '../kernel/errors.ts';
import { SETTINGS, type Settings } from '../kernel/settings.ts';
import { messages } from './messages.ts';
import { hashToken, newSecretToken } from './secret-token.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Keeps strangers from setting up an installation that the network can reach before its owner does: whoever can
 * read what the server prints holds the token. Each node makes its own at start. On a loopback address nobody
 * else gets in, and none is asked for.
 */
@Injectable()
export class SetupGate {
  /** To be printed while set-up is needed; undefined where none is asked for. */
  readonly token: string | undefined;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.token = LOOPBACK.has(settings.host) ? undefined : newSecretToken();
  }

  /** @throws Forbidden when the token is asked for and another one is given */
  pass(token: string | undefined): void {
    if (this.token === undefined) return;
    const [given, wanted] = [hashToken(token ?? ''), hashToken(this.token)].map((hash) => Buffer.from(hash));
    if (!timingSafeEqual(given!, wanted!)) throw new Forbidden(messages.setupTokenWrong());
  }
}
