import { Injectable } from '@nestjs/common';
import { Invalid } from '../kernel/errors.ts';
import type { Message } from '../kernel/text.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { CredentialStore } from '../storage/store/credential-store.ts';
import { SessionStore } from '../storage/store/session-store.ts';
import type { Account } from './account.ts';
import { messages } from './messages.ts';
import { hashPassword, isOutdated, verifyNobody, verifyPassword } from './password-hash.ts';
import { passwordProblem } from './password-policy.ts';
import { SignInPolicies } from './sign-in-policy.ts';

type Person = Pick<Account, 'id' | 'username'>;

/** Sets and checks passwords; a new one by the company's policy. */
@Injectable()
export class Passwords {
  constructor(
    private readonly database: Database,
    private readonly credentials: CredentialStore,
    private readonly sessions: SessionStore,
    private readonly policies: SignInPolicies,
  ) {}

  /** @throws Invalid naming `path` when the policy refuses the password */
  async check(password: string, person: Person, path: string): Promise<void> {
    const { minPasswordLength, rememberedPasswords } = await this.policies.get();
    const problem =
      passwordProblem(password, person.username, minPasswordLength) ??
      (await this.#reused(password, person, rememberedPasswords));
    if (problem) throw new Invalid(messages.passwordRejected(), [{ path, message: problem }]);
  }

  /**
   * A new password ends the user's sessions (but one, where the user changes it), because whoever knew the old
   * one may have opened some. The hash is made beforehand, outside the transaction.
   */
  async set(tx: Session, userId: string, hash: string, keepSession?: string): Promise<void> {
    const { rememberedPasswords } = await this.policies.get();
    await this.credentials.rememberPassword(tx, userId, Math.max(0, rememberedPasswords - 1));
    await this.credentials.setPasswordHash(tx, userId, hash);
    await this.sessions.removeOf(tx, userId, keepSession);
  }

  hash(password: string): Promise<string> {
    return hashPassword(password);
  }

  /** Whether the password is the account's; no account, and one without a password, costs the same time. */
  async verify(account: Pick<Account, 'id'> | undefined, password: string): Promise<boolean> {
    const hash = account && (await this.credentials.passwordHash(this.database.session, account.id));
    return hash ? verifyPassword(password, hash) : verifyNobody(password);
  }

  /** Hashes a password that was just proved right anew, where its hash is of an older cost. Sessions stay. */
  async refresh(userId: string, password: string): Promise<void> {
    const hash = await this.credentials.passwordHash(this.database.session, userId);
    if (hash === undefined || !isOutdated(hash)) return;
    const fresh = await hashPassword(password);
    await this.database.transaction((tx) => this.credentials.setPasswordHash(tx, userId, fresh));
  }

  async #reused(password: string, { id }: Person, remembered: number): Promise<Message | undefined> {
    if (remembered === 0) return undefined;
    const { session } = this.database;
    const present = await this.credentials.passwordHash(session, id);
    const former = await this.credentials.formerHashes(session, id, remembered - 1);
    for (const hash of present === undefined ? former : [present, ...former])
      if (await verifyPassword(password, hash)) return messages.passwordReused({ count: remembered });
    return undefined;
  }
}
