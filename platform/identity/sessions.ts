import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { SessionStore } from '../storage/store/session-store.ts';
import { findSessionUser, type SessionUser } from '../storage/store/session-user.ts';
import { hashToken, newSecretToken } from './secret-token.ts';

const DAY_MS = 86_400_000;
/** A session nobody uses ends after this long … */
const IDLE_MS = 14 * DAY_MS;
/** … and any session after this long, however busy. */
const LONGEST_MS = 90 * DAY_MS;
/** How stale "last seen" may be: a write every ten minutes instead of one a request. */
const TOUCH_MS = 10 * 60_000;

/** The client a session was opened from, as it is shown to its owner. */
export interface Client {
  readonly address: string;
  readonly userAgent: string | undefined;
}

export interface OpenedSession {
  readonly id: string;
  /** The only time the token is known; its hash is stored. */
  readonly token: string;
  /** When the browser may forget the cookie. */
  readonly expires: Date;
}

/**
 * Sign-in sessions, by the machine's clock. They live in the database and are read on every request, so that
 * ending one works at once on every node.
 */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly store: SessionStore,
  ) {}

  async open(tx: Session, userId: string, client: Client, provider?: string): Promise<OpenedSession> {
    const now = Date.now();
    await this.store.removeEnded(tx, new Date(now));
    const [id, token, expires] = [newId(), newSecretToken(), new Date(now + LONGEST_MS)];
    await this.store.insert(tx, {
      id,
      userId,
      tokenHash: hashToken(token),
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + IDLE_MS),
      address: client.address,
      userAgent: client.userAgent?.slice(0, 400) ?? null,
      provider: provider ?? null,
    });
    return { id, token, expires };
  }

  /** The live session of a token with its user, in one indexed look-up. */
  async find(token: string, { isActivity = true } = {}): Promise<SessionUser | undefined> {
    const found = await findSessionUser(
      this.database.session,
      this.current.get(),
      hashToken(token),
      new Date(),
    );
    if (found && isActivity) this.#touch(found);
    return found;
  }

  /** Slides the end of the session along, beside the request that uses it. */
  #touch({ sessionId, createdAt, lastSeenAt }: SessionUser): void {
    const now = Date.now();
    if (now - lastSeenAt.getTime() < TOUCH_MS) return;
    const expiresAt = new Date(Math.min(now + IDLE_MS, createdAt.getTime() + LONGEST_MS));
    const seen = { lastSeenAt: new Date(now), expiresAt };
    // The request itself tells of a database that is gone; a session seen a little less often does no harm.
    this.store.touch(this.database.session, sessionId, seen).catch(() => undefined);
  }
}
