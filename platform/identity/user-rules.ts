import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_ADMIN } from '../access/system-admin.ts';
import { Organisations } from '../records/organisation.ts';
import { entityOf, valueAfter, type Change } from '../records/write/change.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import { WriteRules, type WriteRule } from '../records/write-rule.ts';
import { isTimeZone } from './account.ts';
import { Accounts, USER } from './accounts.ts';
import { messages } from './messages.ts';
import { PeopleAccess } from './people-access.ts';
import { isUsername, normalizeUsername } from './username.ts';

const COMPANY = 'core:company';

/**
 * What holds for users on every path that writes them: a username is spelled one way, a time zone exists, and
 * somebody is left who can administer the installation.
 */
@Injectable()
export class UserRules implements WriteRule, OnModuleInit {
  readonly name = 'users';

  constructor(
    private readonly rules: WriteRules,
    private readonly accounts: Accounts,
    private readonly organisations: Organisations,
    private readonly people: PeopleAccess,
  ) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async apply(changes: readonly Change[], write: WriteSession): Promise<void> {
    const users = changes.filter((change) => entityOf(change).key === USER);
    const companies = changes.filter((change) => entityOf(change).key === COMPANY);
    for (const change of users) checkUsername(change, write);
    for (const change of [...users, ...companies]) checkTimeZone(change, write);
    const demoted = users.filter((change) => wasAdmin(change) && !staysAdmin(change));
    if (demoted.length > 0) await this.#keepAnAdmin(demoted, users, write);
    for (const change of users.filter(isLeaving)) await this.people.end(write.tx, write.caller, change.id);
    if (companies.length > 0) this.organisations.forget();
  }

  /**
   * Locks every administrator, so that two who demote each other at the same time are told one after the other
   * (PostgreSQL ends one of them as a deadlock, and it runs again).
   */
  async #keepAnAdmin(
    demoted: readonly Change[],
    users: readonly Change[],
    write: WriteSession,
  ): Promise<void> {
    const found = await this.accounts.admins(write.tx);
    const ids = found.map(({ id }) => id).toSorted();
    const locked = await write.catalog.store.lock(write.tx, USER, ids, 'noKeyUpdate');
    const leaving = new Set(demoted.map(({ id }) => id));
    const staying = [...locked.values()].filter((user) => !leaving.has(user.id) && isAdmin(user));
    const arriving = users.filter((change) => !wasAdmin(change) && staysAdmin(change));
    if (staying.length + arriving.length > 0) return;
    for (const change of demoted) {
      const field = change.kind === 'delete' ? '' : 'status' in change.values ? 'status' : 'roles';
      write.refuse(
        change,
        field,
        messages.lastAdmin({ username: String(valueAfter(change, 'username') ?? '') }),
      );
    }
  }
}

function checkUsername(change: Change, write: WriteSession): void {
  const { username } = change.values;
  if (typeof username !== 'string') return;
  const normal = normalizeUsername(username);
  change.values.username = normal;
  if (!isUsername(normal)) write.refuse(change, 'username', messages.usernameInvalid({ username }));
}

function checkTimeZone(change: Change, write: WriteSession): void {
  const { timeZone } = change.values;
  if (typeof timeZone === 'string' && !isTimeZone(timeZone))
    write.refuse(change, 'timeZone', messages.timeZoneUnknown({ timeZone }));
}

function isLeaving(change: Change): boolean {
  return change.kind === 'delete' || change.values.status === 'left';
}

function isAdmin(user: Readonly<Record<string, unknown>>): boolean {
  const gone = user.deletedAt !== null && user.deletedAt !== undefined;
  return !gone && user.status !== 'left' && holdsAdmin(user.roles);
}

function wasAdmin(change: Change): boolean {
  return change.before !== undefined && isAdmin(change.before);
}

function staysAdmin(change: Change): boolean {
  if (change.kind === 'delete') return false;
  return holdsAdmin(valueAfter(change, 'roles')) && valueAfter(change, 'status') !== 'left';
}

function holdsAdmin(roles: unknown): boolean {
  return Array.isArray(roles) && roles.includes(SYSTEM_ADMIN);
}
