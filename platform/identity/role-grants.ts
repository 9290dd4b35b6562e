import { Injectable, type OnModuleInit } from '@nestjs/common';
import { entityOf, type Change } from '../records/write/change.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import { WriteRules, type WriteRule } from '../records/write-rule.ts';
import { USER } from './accounts.ts';
import { messages } from './messages.ts';

/** Roles are granted and taken with the right to, and nobody grants what he lacks himself. */
@Injectable()
export class RoleGrants implements WriteRule, OnModuleInit {
  readonly name = 'roleGrants';

  constructor(private readonly rules: WriteRules) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async apply(changes: readonly Change[], write: WriteSession): Promise<void> {
    for (const change of changes)
      if (entityOf(change).key === USER && change.sent.has('roles') && 'roles' in change.values)
        refuseGrants(change, write);
  }
}

function refuseGrants(change: Change, write: WriteSession): void {
  const { access, caller } = write;
  if (!access.holds(caller, 'grantRoles')) return write.refuse(change, 'roles', messages.noGrantRoles());
  const before = listOf(change.before?.['roles']);
  for (const role of listOf(change.values['roles']))
    if (!before.includes(role) && !access.mayGrant(caller, role))
      write.refuse(change, 'roles', messages.grantsMore({ role }));
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}
