import { Caller } from '../kernel/caller.ts';
import type { Account } from './account.ts';

/** Somebody who has proved who he is. */
export function callerOf(account: Account): Caller {
  return Caller.user({
    id: account.id,
    username: account.username,
    departmentId: account.department?.id,
    roles: account.roles,
    ...(account.locale ? { locale: account.locale } : {}),
  });
}
