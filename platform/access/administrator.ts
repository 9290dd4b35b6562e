import type { Caller } from '../kernel/caller.ts';

/** Whether the caller administers the installation: users, sign-in, the operation log. */
export function isAdministrator({ isSystem, roles }: Caller): boolean {
  return isSystem || roles.includes('systemAdmin') || roles.includes('admin');
}
