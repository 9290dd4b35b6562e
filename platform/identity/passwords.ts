import { Injectable } from '@nestjs/common';
import { Invalid } from '../kernel/errors.ts';
import type { Session } from '../storage/connection/session.ts';
import { CredentialStore } from '../storage/store/credential-store.ts';
import { SessionStore } from '../storage/store/session-store.ts';
import type { Account } from './account.ts';
import { messages } from './messages.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { passwordProblem } from './password-policy.ts';

/** Sets passwords, each checked against the policy. */
@Injectable()
export class Passwords {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly sessions: SessionStore,
  ) {}

  /** @throws Invalid naming `path` when the policy refuses the password */
  check(password: string, username: string, path: string): void {
    const problem = passwordProblem(password, username);
    if (problem) throw new Invalid(messages.passwordRejected(), [{ path, message: problem }]);
  }

  /**
   * A new password ends the user's sessions (but one, where the user changes it), because whoever knew the old
   * one may have opened some. The hash is made beforehand, outside the transaction.
   */
  async set(tx: Session, userId: string, hash: string, keepSession?: string): Promise<void> {
    await this.credentials.setPasswordHash(tx, userId, hash);
    await this.sessions.removeOf(tx, userId, keepSession);
  }

  hash(password: string): Promise<string> {
    return hashPassword(password);
  }

  async verify(session: Session, { id }: Pick<Account, 'id'>, password: string): Promise<boolean> {
    const hash = await this.credentials.passwordHash(session, id);
    return hash !== undefined && verifyPassword(password, hash);
  }
}
