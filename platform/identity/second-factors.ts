import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../kernel/errors.ts';
import { notSignedIn } from '../kernel/request.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { SecondFactorStore } from '../storage/store/second-factor-store.ts';
import type { Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { callerOf } from './caller-of.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { Reauthentication } from './reauthentication.ts';
import { hashToken } from './secret-token.ts';
import { SecretBox } from './secret-box.ts';
import type { Client } from './sessions.ts';
import { SignInPolicies } from './sign-in-policy.ts';
import { matchingStep, newTotpSecret, totpAddress } from './totp.ts';

const CODES = 10;
/** Letters and digits that nobody takes for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

export interface FactorState {
  readonly enabled: boolean;
  readonly since: string | null;
  readonly recoveryCodesLeft: number;
  /** The company asks this person for one. */
  readonly required: boolean;
}

/** What an app needs to make codes. Shown once. */
export interface ProposedFactor {
  readonly secret: string;
  /** For the square code on the screen. */
  readonly address: string;
}

/** The second step of signing in: six digits of an app, or a recovery code. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly store: SecondFactorStore,
    private readonly accounts: Accounts,
    private readonly box: SecretBox,
    private readonly policies: SignInPolicies,
    private readonly again: Reauthentication,
    private readonly log: IdentityLog,
  ) {}

  async state(caller: Caller): Promise<FactorState> {
    const { session } = this.database;
    const factor = await this.store.get(session, userOf(caller));
    return {
      enabled: !!factor?.confirmedAt,
      since: factor?.confirmedAt ?? null,
      recoveryCodesLeft: await this.store.codesLeft(session, userOf(caller)),
      required: await this.policies.needsSecondFactor(caller.roles),
    };
  }

  async propose(caller: Caller, password: string, client: Client): Promise<ProposedFactor> {
    const account = await this.again.prove(caller, password, client);
    const secret = newTotpSecret();
    const sealed = this.box.seal(secret, account.id);
    const proposed = await this.database.transaction((tx) => this.store.propose(tx, account.id, sealed));
    if (!proposed) throw new Conflict(messages.factorStands());
    return { secret, address: totpAddress(secret, 'Kehu', account.username) };
  }

  /** From now on the code is asked for. Answers the recovery codes, once. */
  async confirm(caller: Caller, code: string, client: Client): Promise<{ recoveryCodes: string[] }> {
    const userId = userOf(caller);
    const factor = await this.store.get(this.database.session, userId);
    if (!factor) throw new NotFound(messages.factorMissing());
    if (factor.confirmedAt) throw new Conflict(messages.factorStands());
    return this.database.transaction(async (tx) => {
      if (!(await this.#takeStep(tx, userId, code))) throw wrongCode();
      await this.log.note(tx, caller, 'secondFactorEnabled', { userId, address: client.address });
      return { recoveryCodes: await this.#newCodes(tx, userId) };
    });
  }

  async renewCodes(caller: Caller, password: string, client: Client): Promise<{ recoveryCodes: string[] }> {
    const { id: userId } = await this.again.prove(caller, password, client);
    if (!(await this.isEnabled(userId))) throw new NotFound(messages.factorMissing());
    return this.database.transaction(async (tx) => {
      await this.log.note(tx, caller, 'recoveryCodesRenewed', { userId, address: client.address });
      return { recoveryCodes: await this.#newCodes(tx, userId) };
    });
  }

  /** By the user himself, who knows his password. */
  async disable(caller: Caller, password: string, client: Client): Promise<void> {
    const { id: userId, roles } = await this.again.prove(caller, password, client);
    if (await this.policies.needsSecondFactor(roles)) throw new Forbidden(messages.factorRequired());
    await this.#remove(caller, userId, 'secondFactorDisabled', client.address);
  }

  /** By an administrator, for somebody who lost the phone and the codes. */
  async reset(caller: Caller, userId: string, client: Client): Promise<void> {
    const account = await this.accounts.byId(this.database.session, userId);
    if (!account) throw new NotFound(messages.inviteeUnknown());
    await this.#remove(caller, userId, 'secondFactorReset', client.address);
  }

  async isEnabled(userId: string): Promise<boolean> {
    return !!(await this.store.get(this.database.session, userId))?.confirmedAt;
  }

  /** Whether the code opens the door now. It is used up by this. */
  take(account: Pick<Account, 'id'>, code: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      if (await this.#takeStep(tx, account.id, code)) return true;
      const isRecovery = await this.store.takeCode(tx, account.id, hashOf(account.id, code));
      if (isRecovery)
        await this.log.note(tx, await this.#callerOf(account.id), 'recoveryCodeUsed', { userId: account.id });
      return isRecovery;
    });
  }

  async #takeStep(tx: Session, userId: string, code: string): Promise<boolean> {
    const factor = await this.store.get(tx, userId);
    const secret = factor && this.box.open(factor.secret, userId);
    if (secret === undefined) return false;
    const step = matchingStep(secret, code.replace(/\s/g, ''), Date.now());
    return step !== undefined && this.store.take(tx, userId, step);
  }

  async #newCodes(tx: Session, userId: string): Promise<string[]> {
    const codes = Array.from({ length: CODES }, newRecoveryCode);
    await this.store.replaceCodes(
      tx,
      userId,
      codes.map((code) => hashOf(userId, code)),
    );
    return codes;
  }

  async #remove(
    caller: Caller,
    userId: string,
    event: 'secondFactorDisabled' | 'secondFactorReset',
    address: string,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.store.remove(tx, userId))) throw new NotFound(messages.factorMissing());
      await this.log.note(tx, caller, event, { userId, address });
    });
  }

  async #callerOf(userId: string): Promise<Caller> {
    return callerOf((await this.accounts.byId(this.database.session, userId))!);
  }
}

function newRecoveryCode(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]!);
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-');
}

/** 59 random bits each; the user's id keeps equal codes of two users apart. */
function hashOf(userId: string, code: string): string {
  return hashToken(`${userId} ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`);
}

function wrongCode(): Invalid {
  return new Invalid(messages.codeWrong(), [{ path: 'code', message: messages.codeWrong() }]);
}

function userOf(caller: Caller): string {
  if (caller.userId === undefined) throw notSignedIn();
  return caller.userId;
}
