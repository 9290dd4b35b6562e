import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Conflict, Forbidden, NotFound } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { InvitationStore, type Standing } from '../storage/store/invitation-store.ts';
import { maySignIn, type Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { Passwords } from './passwords.ts';
import { hashToken, newSecretToken } from './secret-token.ts';
import type { Client } from './sessions.ts';
import { SignIn, type SignedIn } from './sign-in.ts';

const VALID_MS = 7 * 86_400_000;

/** A link to hand over by any means: chat, paper, mail. It opens the page on which the user chooses a password. */
export interface Invitation {
  /** To be put behind the address of the installation. Shown once; only a hash of its token is stored. */
  readonly path: string;
  readonly token: string;
  readonly expires: Date;
}

/** One-time links by which users get their (first) password. No mail server takes part. */
@Injectable()
export class Invitations {
  constructor(
    private readonly database: Database,
    private readonly store: InvitationStore,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly signIn: SignIn,
    private readonly log: IdentityLog,
    private readonly access: Access,
  ) {}

  /** How far users are: a password chosen, a link under way. */
  async standings(caller: Caller): Promise<Standing[]> {
    this.#refuseOthers(caller);
    return this.store.standings(this.database.session, new Date());
  }

  /** A new link replaces the user's earlier ones. The present password stays until the link is used. */
  async invite(caller: Caller, userId: string): Promise<Invitation> {
    this.#refuseOthers(caller);
    const account = isId(userId) ? await this.accounts.byId(this.database.session, userId) : undefined;
    if (!account) throw new NotFound(messages.inviteeUnknown());
    return this.#invite(caller, account);
  }

  /** The same by username, for an operator who holds the machine. */
  async inviteByUsername(caller: Caller, username: string): Promise<Invitation> {
    return this.#invite(caller, await this.accounts.ofUsername(this.database.session, username));
  }

  async #invite(caller: Caller, account: Account): Promise<Invitation> {
    const userId = account.id;
    if (!maySignIn(account)) throw new Conflict(messages.inviteeLeft({ username: account.username }));
    const token = newSecretToken();
    const expires = new Date(Date.now() + VALID_MS);
    await this.database.transaction(async (tx) => {
      await this.store.replace(tx, { userId, tokenHash: hashToken(token), expiresAt: expires });
      await this.log.note(tx, caller, 'invited', { userId });
    });
    return { path: `/invite/${token}`, token, expires };
  }

  /** Whom an open invitation is for. */
  async show(token: string): Promise<Account> {
    const userId = await this.store.userOf(this.database.session, hashToken(token), new Date());
    return this.#invitee(this.database.session, userId);
  }

  /** Sets the password and signs in. Of two at the same time one succeeds. */
  async accept(token: string, password: string, client: Client): Promise<SignedIn> {
    await this.passwords.check(password, await this.show(token), 'password');
    const hash = await this.passwords.hash(password);
    return this.database.transaction(async (tx) => {
      const userId = await this.store.take(tx, hashToken(token), new Date());
      const account = await this.#invitee(tx, userId);
      await this.passwords.set(tx, account.id, hash);
      return this.signIn.open(tx, account, client, 'invitationAccepted');
    });
  }

  #refuseOthers(caller: Caller): void {
    if (!this.access.holds(caller, 'administer')) throw new Forbidden(messages.adminOnly());
  }

  async #invitee(session: Session, userId: string | undefined): Promise<Account> {
    const account = userId === undefined ? undefined : await this.accounts.byId(session, userId);
    if (!account || !maySignIn(account)) throw new NotFound(messages.invitationGone());
    return account;
  }
}
