import type { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Forbidden } from '../kernel/errors.ts';
import { messages } from './messages.ts';

/** Drafts, versions and packs are for those who hold the right to customise. @throws Forbidden naming the right */
export function refuseOthers(access: Access, caller: Caller): void {
  if (!access.holds(caller, 'customise')) throw new Forbidden(messages.mayNotCustomise());
}
