import { Injectable } from '@nestjs/common';
import { SYSTEM_ADMIN } from '../access/system-admin.ts';
import { Conflict, NotFound } from '../kernel/errors.ts';
import { allOf, type QueryField, type QueryTree } from '../expression/query-tree.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import type { Session } from '../storage/connection/session.ts';
import { asLocale, maySignIn, type Account } from './account.ts';
import { messages } from './messages.ts';
import { normalizeUsername } from './username.ts';

export const USER = 'core:user';

const SELECT = ['id', 'username', 'name', 'roles', 'status', 'department', 'locale', 'timeZone'];

/** Reads users as accounts. A deleted user has none. */
@Injectable()
export class Accounts {
  constructor(private readonly current: CurrentCatalog) {}

  /** The username as `normalizeUsername` gives it. */
  async byUsername(session: Session, username: string): Promise<Account | undefined> {
    return (await this.#find(session, equal('username', username)))[0];
  }

  async byId(session: Session, id: string): Promise<Account | undefined> {
    return (await this.#find(session, equal('id', id)))[0];
  }

  /** Users with this address, in any letter case; two are enough to know that it is not one. */
  async byEmail(session: Session, email: string): Promise<Account[]> {
    const lower: QueryTree = { op: 'call', fn: 'lower', args: [field('email')], type: { kind: 'string' } };
    const same: QueryTree = { op: 'compare', by: '==', left: lower, right: text(email.toLowerCase()) };
    return this.#find(session, same, 2);
  }

  /** The user in whose name an operator acts. @throws NotFound or Conflict */
  async ofUsername(session: Session, typed: string): Promise<Account> {
    const account = await this.byUsername(session, normalizeUsername(typed));
    if (!account) throw new NotFound(messages.userUnknown({ username: typed }));
    if (!maySignIn(account)) throw new Conflict(messages.inviteeLeft({ username: account.username }));
    return account;
  }

  /** Administrators who can sign in. */
  async admins(session: Session): Promise<Account[]> {
    const admin: QueryTree = { op: 'member', arg: text(SYSTEM_ADMIN), list: field('roles') };
    const left: QueryTree = { op: 'compare', by: '!=', left: field('status'), right: text('left') };
    return this.#find(session, allOf(admin, left), 1000);
  }

  async #find(session: Session, where: QueryTree, limit = 1): Promise<Account[]> {
    const select = SELECT.map((name) => [name]);
    const { store } = this.current.get();
    const rows = await store.find(session, { entity: USER, select, where, sort: [], limit });
    return rows.map(accountOf);
  }
}

function accountOf(row: Readonly<Record<string, unknown>>): Account {
  return {
    id: row.id as string,
    username: row.username as string,
    name: row.name as string,
    roles: (row.roles as string[] | null) ?? [],
    status: row.status as string,
    department: row.department as Account['department'],
    locale: asLocale(row.locale) ?? null,
    timeZone: (row.timeZone as string | null) ?? null,
  };
}

function equal(name: string, value: string): QueryTree {
  return { op: 'compare', by: '==', left: field(name), right: text(value) };
}

function text(value: string): QueryTree {
  return { op: 'value', value, type: { kind: 'string' } };
}

function field(name: string): QueryField {
  const kind = { kind: 'string' } as const;
  return { op: 'field', path: [name], type: name === 'roles' ? { kind: 'list', of: kind } : kind };
}
