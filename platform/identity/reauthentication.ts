import { Injectable } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import { Invalid } from '../kernel/errors.ts';
import { notSignedIn } from '../kernel/request.ts';
import { Database } from '../storage/connection/database.ts';
import type { Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { messages } from './messages.ts';
import { Passwords } from './passwords.ts';
import type { Client } from './sessions.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

/** What changes how somebody signs in asks for the password again: a session may have been left open. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @throws Invalid naming `password` where it is not the caller's */
  async prove(caller: Caller, password: string, client: Client): Promise<Account> {
    const { userId } = caller;
    const account = userId && (await this.accounts.byId(this.database.session, userId));
    if (!account) throw notSignedIn();
    const result = await this.throttle.attempt(account.username, client.address, async () =>
      (await this.passwords.verify(account, password)) ? 'success' : 'failure',
    );
    if (result === 'success') return account;
    const issue = { path: 'password', message: messages.passwordWrong() };
    throw new Invalid(messages.passwordWrong(), [issue]);
  }
}
