import { Injectable } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { Unauthenticated } from '../kernel/errors.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { CredentialStore } from '../storage/store/credential-store.ts';
import { maySignIn, type Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { verifyNobody, verifyPassword } from './password-hash.ts';
import { Sessions, type Client, type OpenedSession } from './sessions.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { isUsername, normalizeUsername } from './username.ts';

export interface SignedIn {
  readonly session: OpenedSession;
  readonly user: Account;
}

/** Opens sessions for people who know their password. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly credentials: CredentialStore,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly log: IdentityLog,
  ) {}

  /** Unknown, wrong and left look alike, in words and (nearly) in time. */
  async withPassword(typedName: string, password: string, client: Client): Promise<SignedIn> {
    const username = normalizeUsername(typedName);
    let account: Account | undefined;
    const signsIn = await this.throttle.attempt(username, client.address, async () => {
      account = await this.#account(username);
      return (await this.#matches(account, password)) && account !== undefined && maySignIn(account);
    });
    if (signsIn && account) return this.database.transaction((tx) => this.open(tx, account!, client));
    const about = { userId: account?.id, username: username.slice(0, 64), address: client.address };
    await this.database.transaction((tx) =>
      this.log.note(tx, Caller.system('sign-in'), 'signInFailed', about),
    );
    throw new Unauthenticated(messages.signInFailed());
  }

  /** A session for somebody who has proved who he is. */
  async open(
    tx: Session,
    account: Account,
    client: Client,
    how: 'signedIn' | 'invitationAccepted' = 'signedIn',
  ): Promise<SignedIn> {
    const session = await this.sessions.open(tx, account.id, client);
    await this.log.note(tx, callerOf(account), how, { userId: account.id, address: client.address });
    return { session, user: account };
  }

  /** Whether the password is the account's; no account costs the same time. */
  async #matches(account: Account | undefined, password: string): Promise<boolean> {
    const hash = account && (await this.credentials.passwordHash(this.database.session, account.id));
    return hash ? verifyPassword(password, hash) : verifyNobody(password);
  }

  async #account(username: string): Promise<Account | undefined> {
    return isUsername(username) ? this.accounts.byUsername(this.database.session, username) : undefined;
  }
}

export function callerOf(account: Account): Caller {
  return Caller.user({
    id: account.id,
    username: account.username,
    departmentId: account.department?.id,
    roles: account.roles,
    ...(account.locale ? { locale: account.locale } : {}),
  });
}
