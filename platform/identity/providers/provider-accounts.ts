import { Injectable } from '@nestjs/common';
import { SYSTEM_ADMIN } from '../../access/system-admin.ts';
import { Caller } from '../../kernel/caller.ts';
import { Unauthenticated } from '../../kernel/errors.ts';
import { RecordWriter } from '../../records/record-writer.ts';
import type { Session } from '../../storage/connection/session.ts';
import { ExternalIdentityStore } from '../../storage/store/external-identity-store.ts';
import { maySignIn, type Account } from '../account.ts';
import { Accounts, USER } from '../accounts.ts';
import { IdentityLog } from '../identity-log.ts';
import { messages } from '../messages.ts';
import { isUsername, normalizeUsername } from '../username.ts';
import type { ProvedIdentity } from './identity-providers.ts';

/** Which user somebody is whom a provider vouches for. Who is known once stays that user, whatever he is called there later. */
@Injectable()
export class ProviderAccounts {
  constructor(
    private readonly accounts: Accounts,
    private readonly identities: ExternalIdentityStore,
    private readonly writer: RecordWriter,
    private readonly log: IdentityLog,
  ) {}

  /** @throws Unauthenticated where he is nobody here, or has left */
  async find(tx: Session, provider: string, proved: ProvedIdentity): Promise<Account> {
    const known = await this.identities.userOf(tx, provider, proved.subject);
    if (known !== undefined) return this.#present(await this.accounts.byId(tx, known));
    const account = this.#present(
      (await this.#linked(tx, proved)) ?? (await this.#made(tx, provider, proved)),
    );
    await this.identities.link(tx, provider, proved.subject, account.id);
    const about = { userId: account.id, provider, subject: proved.subject.slice(0, 200) };
    await this.log.note(tx, Caller.system(`sign-in with ${provider}`), 'identityLinked', about);
    return account;
  }

  #present(account: Account | undefined): Account {
    if (!account || !maySignIn(account)) throw new Unauthenticated(messages.noAccountHere());
    return account;
  }

  /** An address nobody verified proves nothing, and one that several users have names none of them. */
  async #linked(tx: Session, { admission, email, isEmailVerified, username }: ProvedIdentity) {
    if (admission.link === 'username' && username)
      return this.accounts.byUsername(tx, normalizeUsername(username));
    if (admission.link !== 'email' || !email || isEmailVerified !== true) return undefined;
    const [account, another] = await this.accounts.byEmail(tx, email);
    return another ? undefined : account;
  }

  async #made(tx: Session, provider: string, proved: ProvedIdentity): Promise<Account | undefined> {
    const { admission, username: called, email, name } = proved;
    const username = normalizeUsername(called ?? email ?? '');
    if (!admission.create || admission.roles.includes(SYSTEM_ADMIN) || !isUsername(username))
      return undefined;
    // The name of a user there is already would hand his account to a stranger.
    if (await this.accounts.byUsername(tx, username)) return undefined;
    const data = { username, name: name ?? username, roles: admission.roles, ...(email ? { email } : {}) };
    const caller = Caller.system(`sign-in with ${provider}`);
    const [made] = await this.writer.writeTogether(
      caller,
      USER,
      [{ op: 'create', data }],
      { source: 'signIn' },
      tx,
    );
    return made && 'id' in made ? this.accounts.byId(tx, made.id) : undefined;
  }
}
