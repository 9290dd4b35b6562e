import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../kernel/errors.ts';
import { SETTINGS, type Settings } from '../kernel/settings.ts';
import { messages } from './messages.ts';
import { hashToken, newSecretToken } from './secret-token.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Keeps strangers from setting up an installation that they can reach before its owner does: whoever can read what
 * the server prints holds the token. Each node makes its own at start. None is asked for where the server listens
 * on a loopback address and is called by its name there: through a proxy, or by a name that somebody else made
 * lead here, others may be calling.
 */
@Injectable()
export class SetupGate {
  /** To be printed while set-up is needed. */
  readonly token = newSecretToken();
  /** Whether the token is asked for whoever calls. */
  readonly isReachable: boolean;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.isReachable = !LOOPBACK.has(settings.host);
  }

  asks({ hostname, headers }: Pick<FastifyRequest, 'hostname' | 'headers'>): boolean {
    return this.isReachable || !LOOPBACK.has(hostname) || OF_PROXIES.some((name) => name in headers);
  }

  /** @throws Forbidden when the token is asked for and another one is given */
  pass(request: FastifyRequest, token: string | undefined): void {
    if (!this.asks(request)) return;
    const [given, wanted] = [hashToken(token ?? ''), hashToken(this.token)].map((hash) => Buffer.from(hash));
    if (!timingSafeEqual(given!, wanted!)) throw new Forbidden(messages.setupTokenWrong());
  }
}
