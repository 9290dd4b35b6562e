import { describe, expect, it } from 'vitest';
import { FALSE, TRUE } from '../expression/query-tree.ts';
import { Caller } from '../kernel/caller.ts';
import type { Entity } from '../model/model.ts';
import type { Operation } from './access.ts';
import { CoarseAccess } from './coarse-access.ts';

const access = new CoarseAccess();
const entityOf = (pack: string) => ({ key: `${pack}:thing`, pack }) as Entity;
const callerOf = (...roles: string[]) => Caller.user({ id: 'u', username: 'u', roles });
const OPERATIONS: readonly Operation[] = ['create', 'read', 'update', 'delete', 'export', 'import'];
const allowed = (caller: Caller, pack: string) =>
  OPERATIONS.filter((operation) => access.allows(caller, entityOf(pack), operation));

describe('coarse access', () => {
  it('gives administrators and the system everything', () => {
    for (const caller of [callerOf('admin'), Caller.system('test')]) {
      expect(allowed(caller, 'core')).toEqual(OPERATIONS);
      expect(access.field(caller, entityOf('core'), 'name')).toEqual({ read: 'yes', write: true });
    }
  });

  it('lets members read everything and write all but the installation itself', () => {
    expect(allowed(callerOf('member'), 'library')).toEqual(OPERATIONS);
    expect(allowed(callerOf('member'), 'core')).toEqual(['read', 'export']);
    expect(access.field(callerOf('member'), entityOf('core'), 'name')).toEqual({ read: 'yes', write: false });
  });

  it('gives nothing to anybody without a role it knows', () => {
    for (const caller of [callerOf(), callerOf('owner')]) {
      expect(allowed(caller, 'library')).toEqual([]);
      expect(access.rows(caller, entityOf('library'), 'read')).toBe(FALSE);
      expect(access.field(caller, entityOf('library'), 'name')).toEqual({ read: 'no', write: false });
    }
  });

  it('says of rows what it says of the entity', () => {
    expect(access.rows(callerOf('member'), entityOf('library'), 'delete')).toBe(TRUE);
    expect(access.rows(callerOf('member'), entityOf('core'), 'delete')).toBe(FALSE);
  });
});
