import { Injectable } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { Unauthenticated } from '../kernel/errors.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { maySignIn, type Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { callerOf } from './caller-of.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { Passwords } from './passwords.ts';
import { SecondFactors } from './second-factors.ts';
import { Sessions, type Client, type OpenedSession } from './sessions.ts';
import { SignInThrottle, type TryResult } from './sign-in-throttle.ts';
import { isUsername, normalizeUsername } from './username.ts';

export interface SignedIn {
  readonly session: OpenedSession;
  readonly user: Account;
}

/** What somebody types at the door. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of an app, or a recovery code; only where a second factor is set up. */
  readonly code?: string | undefined;
}

/** Opens sessions for people who know their password and, where it is set up, have their second factor. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly log: IdentityLog,
  ) {}

  /** Unknown, wrong and left look alike, in words and (nearly) in time. */
  async withPassword(typed: Credentials, client: Client): Promise<SignedIn> {
    const username = normalizeUsername(typed.username);
    let account: Account | undefined;
    let knows = false;
    const result = await this.throttle.attempt(username, client.address, async () => {
      account = await this.#account(username);
      knows = (await this.passwords.verify(account, typed.password)) && !!account && maySignIn(account);
      return knows ? this.#secondStep(account!, typed.code) : 'failure';
    });
    if (result === 'partly') throw new Unauthenticated(messages.codeNeeded());
    if (result === 'success' && account) return this.#enter(account, typed.password, client);
    const about = { userId: account?.id, username: username.slice(0, 64), address: client.address };
    const why = knows ? { why: 'code' } : {};
    await this.database.transaction((tx) =>
      this.log.note(tx, Caller.system('sign-in'), 'signInFailed', { ...about, ...why }),
    );
    throw new Unauthenticated(knows ? messages.codeWrong() : messages.signInFailed());
  }

  async #enter(account: Account, password: string, client: Client): Promise<SignedIn> {
    await this.passwords.refresh(account.id, password);
    return this.database.transaction((tx) => this.open(tx, account, client));
  }

  async #secondStep(account: Account, code: string | undefined): Promise<TryResult> {
    if (!(await this.factors.isEnabled(account.id))) return 'success';
    if (code === undefined) return 'partly';
    return (await this.factors.take(account, code)) ? 'success' : 'failure';
  }

  /** A session for somebody who has proved who he is. */
  async open(
    tx: Session,
    account: Account,
    client: Client,
    how: 'signedIn' | 'invitationAccepted' = 'signedIn',
    provider?: string,
  ): Promise<SignedIn> {
    const session = await this.sessions.open(tx, account.id, client, provider);
    const about = { userId: account.id, address: client.address, ...(provider ? { provider } : {}) };
    await this.log.note(tx, callerOf(account), how, about);
    return { session, user: account };
  }

  async #account(username: string): Promise<Account | undefined> {
    return isUsername(username) ? this.accounts.byUsername(this.database.session, username) : undefined;
  }
}
