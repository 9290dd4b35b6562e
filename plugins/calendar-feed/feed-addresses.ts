import { createHash, randomBytes } from 'node:crypto';
import { Forbidden, isObject, NotFound, type Caller, type PluginHost } from 'kehu/sdk';
import type { FeedSettings } from './feed-settings.ts';
import { messages } from './messages.ts';

export interface AddressState {
  readonly exists: boolean;
  /** RFC 3339. */
  readonly since: string | null;
}

/**
 * One secret address for each user. Calendars cannot sign in, so whoever knows the address reads what its owner may
 * read; it is told once, kept as a hash, and ends when its owner makes another, ends it, or leaves.
 */
export class FeedAddresses {
  constructor(private readonly host: PluginHost<FeedSettings>) {}

  /** @throws NotFound */
  async ownerOf(token: string): Promise<Caller> {
    const found = await this.host.values.get(`token ${hashOf(token.replace(/\.ics$/, ''))}`);
    const userId = isObject(found) ? found['userId'] : undefined;
    const caller = typeof userId === 'string' ? await this.host.actAs(userId) : undefined;
    if (!caller) throw new NotFound(messages.feedGone());
    return caller;
  }

  async state(caller: Caller): Promise<AddressState> {
    const kept = await this.host.values.get(userKey(caller));
    const since = isObject(kept) && typeof kept['since'] === 'string' ? kept['since'] : null;
    return { exists: since !== null, since };
  }

  /** @returns the secret of the address, the only time it is known */
  async make(caller: Caller): Promise<string> {
    await this.revoke(caller);
    const token = randomBytes(32).toString('base64url');
    const hash = hashOf(token);
    await this.host.values.set(`token ${hash}`, { userId: caller.userId });
    await this.host.values.set(userKey(caller), { hash, since: new Date().toISOString() });
    return token;
  }

  async revoke(caller: Caller): Promise<void> {
    if (caller.key) throw new Forbidden(messages.notWithKey());
    const kept = await this.host.values.get(userKey(caller));
    if (isObject(kept)) await this.host.values.remove(`token ${String(kept['hash'])}`);
    await this.host.values.remove(userKey(caller));
  }
}

function userKey({ userId }: Caller): string {
  return `user ${userId}`;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
