import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Forbidden, NotFound } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { KeyStore, type StoredKey } from '../storage/store/key-store.ts';
import { SessionStore } from '../storage/store/session-store.ts';
import type { Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { ApiKeys } from './api-keys.ts';
import { DelegationsOfLeavers } from './delegations-of-leavers.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { SecondFactors } from './second-factors.ts';
import type { Client } from './sessions.ts';

/** How somebody gets in, as an administrator sees it. */
export interface PersonAccess {
  readonly sessions: number;
  readonly secondFactor: boolean;
  readonly keys: readonly StoredKey[];
}

/** What an administrator sees and ends of the ways in that others have. */
@Injectable()
export class PeopleAccess {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly sessions: SessionStore,
    private readonly stored: KeyStore,
    private readonly keys: ApiKeys,
    private readonly factors: SecondFactors,
    private readonly delegations: DelegationsOfLeavers,
    private readonly access: Access,
    private readonly log: IdentityLog,
  ) {}

  async of(caller: Caller, userId: string): Promise<PersonAccess> {
    const { id } = await this.#person(caller, userId);
    return {
      sessions: (await this.sessions.listOf(this.database.session, id, new Date())).length,
      secondFactor: await this.factors.isEnabled(id),
      keys: await this.keys.listOf(id),
    };
  }

  async endSessions(caller: Caller, userId: string): Promise<void> {
    const { id } = await this.#person(caller, userId);
    await this.database.transaction(async (tx) => {
      const sessions = await this.sessions.removeOf(tx, id);
      await this.log.note(tx, caller, 'sessionEnded', { userId: id, sessions });
    });
  }

  async revokeKey(caller: Caller, userId: string, key: string): Promise<void> {
    const { id } = await this.#person(caller, userId);
    await this.keys.revoke(caller, id, key);
  }

  async resetFactor(caller: Caller, userId: string, client: Client): Promise<void> {
    const { id } = await this.#person(caller, userId);
    await this.factors.reset(caller, id, client);
  }

  /** Sessions, keys and delegations of somebody who has left or is deleted: none works again when he returns. */
  async end(tx: Session, caller: Caller, userId: string): Promise<void> {
    const sessions = await this.sessions.removeOf(tx, userId);
    const keys = await this.stored.removeOf(tx, userId);
    const delegations = await this.delegations.end(tx, userId);
    if (sessions + keys + delegations > 0)
      await this.log.note(tx, caller, 'accessEnded', { userId, sessions, keys, delegations });
  }

  async #person(caller: Caller, userId: string): Promise<Account> {
    if (!this.access.holds(caller, 'administer')) throw new Forbidden(messages.adminOnly());
    const account = isId(userId) ? await this.accounts.byId(this.database.session, userId) : undefined;
    if (!account) throw new NotFound(messages.inviteeUnknown());
    return account;
  }
}
