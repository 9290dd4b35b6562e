import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import { Caller, type Viewer } from '../kernel/caller.ts';
import { Conflict, Forbidden, NotFound } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import { notSignedIn } from '../kernel/request.ts';
import type { LocalText } from '../kernel/text.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { SessionStore } from '../storage/store/session-store.ts';
import { findUser, type SessionUser, type UserColumns } from '../storage/store/session-user.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { RequestBody } from './request-body.ts';
import { sessionToken } from './session-cookie.ts';
import { Sessions } from './sessions.ts';

const LONGEST_MS = 30 * 60_000;

/**
 * Looking at the product as another user: with his rights exactly, reading only, for half an hour at most, by those
 * with the right to and only as people whose roles show nothing that theirs could not.
 */
@Injectable()
export class ViewAs {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly access: Access,
    private readonly sessions: Sessions,
    private readonly store: SessionStore,
    private readonly log: IdentityLog,
  ) {}

  /** From the next request on the session sees what the user sees. */
  async start(caller: Caller, headers: IncomingHttpHeaders, sent: unknown): Promise<{ until: string }> {
    const body = new RequestBody(sent);
    const userId = body.text('user', 36);
    body.end();
    if (!this.access.holds(caller, 'viewAs') || caller.mustEnrol)
      throw new Forbidden(messages.viewAsNoRight());
    if (userId === caller.userId) throw new Conflict(messages.viewAsSelf());
    const user = isId(userId) ? await this.#user(userId) : undefined;
    if (!user) throw new NotFound(messages.viewAsUnknown());
    const role = this.#lacking(caller, user);
    if (role !== undefined)
      throw new Forbidden(messages.viewAsMore({ user: user.username, role: this.#labelOf(role) }));
    const { sessionId } = await this.#session(headers);
    const until = new Date(Date.now() + LONGEST_MS);
    await this.database.transaction(async (tx) => {
      await this.store.view(tx, sessionId, { userId, until });
      await this.log.note(tx, caller, 'viewAsStarted', { userId, until: until.toISOString() });
    });
    return { until: until.toISOString() };
  }

  /** Also answers a session that looks as nobody. */
  async end(headers: IncomingHttpHeaders): Promise<void> {
    const session = await this.#session(headers);
    const { viewing, sessionId } = session;
    if (!viewing) return;
    await this.database.transaction(async (tx) => {
      await this.store.view(tx, sessionId, null);
      const isOver = viewing.until.getTime() < Date.now();
      const about = { userId: viewing.userId, ...(isOver ? { over: viewing.until.toISOString() } : {}) };
      await this.log.note(tx, ownerOf(session), 'viewAsEnded', about);
    });
  }

  /** Who a session that looks as another is for this request; asked anew each time. */
  async callerOf(owner: Caller, { userId, until }: NonNullable<SessionUser['viewing']>): Promise<Caller> {
    const viewer = { id: owner.userId!, username: owner.name, until: until.toISOString(), isOver: true };
    const isOver = until.getTime() <= Date.now() || !this.access.holds(owner, 'viewAs');
    const user = isOver ? undefined : await this.#user(userId);
    if (!user || this.#lacking(owner, user) !== undefined) return seenBy(viewer, columnsOf(owner), owner);
    return seenBy({ ...viewer, isOver: false }, user, owner);
  }

  #user(userId: string): Promise<UserColumns | undefined> {
    return findUser(this.database.session, this.current.get(), userId);
  }

  /** The first role of the user that shows what the viewer's do not. */
  #lacking(viewer: Caller, { roles }: UserColumns): string | undefined {
    return roles.find((role) => !this.access.maySeeAs(viewer, role));
  }

  #labelOf(role: string): LocalText | string {
    const { roles } = this.current.get().model;
    return [...roles.values()].find(({ name }) => name === role)?.spec.label ?? role;
  }

  async #session(headers: IncomingHttpHeaders): Promise<SessionUser> {
    const token = sessionToken(headers);
    const session = token === undefined ? undefined : await this.sessions.find(token);
    if (!session) throw notSignedIn();
    return session;
  }
}

/** In the language of who looks: it is he who reads it. */
function seenBy(viewer: Viewer, user: UserColumns, { locale, mustEnrol }: Caller): Caller {
  const { userId: id, username, departmentId, roles } = user;
  return Caller.user({
    id,
    username,
    departmentId: departmentId ?? undefined,
    roles,
    locale,
    mustEnrol,
    viewer,
  });
}

function columnsOf({ userId, name, departmentId, locale }: Caller): UserColumns {
  return { userId: userId!, username: name, departmentId: departmentId ?? null, roles: [], locale };
}

function ownerOf({ userId: id, username, roles }: SessionUser): Caller {
  return Caller.user({ id, username, roles });
}
