import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { Invalid, NotFound } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import { notSignedIn } from '../kernel/request.ts';
import { RecordsService } from '../records/records.service.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { SessionStore } from '../storage/store/session-store.ts';
import type { Account } from './account.ts';
import { Accounts, USER } from './accounts.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { Passwords } from './passwords.ts';
import { RequestBody } from './request-body.ts';
import { sessionToken } from './session-cookie.ts';
import { Sessions, type Client } from './sessions.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

/** A session as its owner sees it. */
export interface SessionView {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Who a session sees the product as, and who really looks where that is another. */
export interface WhoAmI {
  readonly user: Account;
  readonly viewAs?: {
    readonly by: { readonly id: string; readonly username: string; readonly name: string };
    readonly until: string;
    /** Nothing is reached any more; it remains to end it. */
    readonly over: boolean;
  };
}

/** What every signed-in person may see and change of the own account. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly records: RecordsService,
    private readonly passwords: Passwords,
    private readonly live: Sessions,
    private readonly store: SessionStore,
    private readonly throttle: SignInThrottle,
    private readonly log: IdentityLog,
  ) {}

  async account(caller: Caller): Promise<Account> {
    const account = await this.accounts.byId(this.database.session, userOf(caller));
    if (!account) throw notSignedIn();
    return account;
  }

  async whoAmI(caller: Caller): Promise<WhoAmI> {
    const user = await this.account(caller);
    const { viewer } = caller;
    if (!viewer) return { user };
    const { id, username, until, isOver: over } = viewer;
    const name = (await this.accounts.byId(this.database.session, id))?.name ?? username;
    return { user, viewAs: { by: { id, username, name }, until, over } };
  }

  /** Language, time zone and, with the old one, the password. Language and zone may be null: the company's. */
  async change(
    caller: Caller,
    sent: unknown,
    headers: IncomingHttpHeaders,
    client: Client,
  ): Promise<Account> {
    const body = new RequestBody(sent);
    const settings = { locale: body.nullableText('locale', 10), timeZone: body.nullableText('timeZone', 60) };
    const password = body.optionalText('password', 1000);
    const oldPassword = password === undefined ? undefined : body.text('oldPassword', 1000);
    body.end();
    const account = await this.account(caller);
    const hash =
      password === undefined || oldPassword === undefined
        ? undefined
        : await this.#newHash(account, { password, oldPassword }, client);
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    const current = await this.#current(headers);
    await this.database.transaction(async (tx) => {
      if (hash !== undefined) {
        await this.passwords.set(tx, account.id, hash, current);
        const about = { userId: account.id, address: client.address };
        await this.log.note(tx, caller, 'passwordChanged', about);
      }
      if (Object.keys(given).length === 0) return;
      const writer = Caller.system(`own settings of ${account.username}`, caller.locale);
      await this.records.update(writer, USER, account.id, given, {}, tx);
    });
    return this.account(caller);
  }

  async sessions(caller: Caller, headers: IncomingHttpHeaders): Promise<SessionView[]> {
    const current = await this.#current(headers);
    const stored = await this.store.listOf(this.database.session, userOf(caller), new Date());
    return stored.map(({ id, createdAt, lastSeenAt, address, userAgent }) => ({
      id,
      current: id === current,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      address,
      userAgent,
    }));
  }

  async endSession(caller: Caller, id: string): Promise<void> {
    const userId = userOf(caller);
    const ended = isId(id) && (await this.#end(caller, (tx) => this.store.remove(tx, userId, id)));
    if (!ended) throw new NotFound(messages.sessionUnknown());
  }

  async endOtherSessions(caller: Caller, headers: IncomingHttpHeaders): Promise<void> {
    const current = await this.#current(headers);
    await this.#end(caller, (tx) => this.store.removeOf(tx, userOf(caller), current));
  }

  /** Ends the session the request comes with, if there is one. */
  async signOut(headers: IncomingHttpHeaders): Promise<void> {
    const token = sessionToken(headers);
    const session = token === undefined ? undefined : await this.live.find(token);
    if (!session) return;
    const caller = Caller.user({ id: session.userId, username: session.username, roles: [] });
    await this.#end(caller, (tx) => this.store.remove(tx, session.userId, session.sessionId), 'signedOut');
  }

  /** The hash of a new password, for somebody who knows the old one. */
  async #newHash(
    account: Account,
    { password, oldPassword }: { password: string; oldPassword: string },
    client: Client,
  ): Promise<string> {
    const known = await this.throttle.attempt(account.username, client.address, async () =>
      (await this.passwords.verify(account, oldPassword)) ? 'success' : 'failure',
    );
    if (known === 'failure')
      throw new Invalid(messages.passwordRejected(), [
        { path: 'oldPassword', message: messages.oldPasswordWrong() },
      ]);
    await this.passwords.check(password, account, 'password');
    return this.passwords.hash(password);
  }

  async #current(headers: IncomingHttpHeaders): Promise<string | undefined> {
    const token = sessionToken(headers);
    return token === undefined ? undefined : (await this.live.find(token))?.sessionId;
  }

  #end(
    caller: Caller,
    remove: (tx: Session) => Promise<number>,
    event: 'sessionEnded' | 'signedOut' = 'sessionEnded',
  ): Promise<number> {
    return this.database.transaction(async (tx) => {
      const ended = await remove(tx);
      if (ended > 0) await this.log.note(tx, caller, event, { userId: userOf(caller), sessions: ended });
      return ended;
    });
  }
}

function userOf(caller: Caller): string {
  if (caller.userId === undefined) throw notSignedIn();
  return caller.userId;
}
