import { Injectable } from '@nestjs/common';
import { FALSE, TRUE, type QueryTree } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Entity } from '../model/model.ts';
import { Access, type FieldRight, type Operation } from './access.ts';

const OPEN: FieldRight = { read: 'yes', write: true };
const READ_ONLY: FieldRight = { read: 'yes', write: false };
const CLOSED: FieldRight = { read: 'no', write: false };

/**
 * Two steps of right: an `admin` may do everything; a `member` reads everything and writes all but the
 * installation's own records (entities of the pack `core`); nobody else may do anything.
 */
@Injectable()
export class CoarseAccess extends Access {
  override rows(caller: Caller, entity: Entity, operation: Operation): QueryTree {
    return this.allows(caller, entity, operation) ? TRUE : FALSE;
  }

  override allows(caller: Caller, entity: Entity, operation: Operation): boolean {
    if (isAdmin(caller)) return true;
    if (!caller.roles.includes('member')) return false;
    return operation === 'read' || operation === 'export' || entity.pack !== 'core';
  }

  override field(caller: Caller, entity: Entity, _field: string): FieldRight {
    if (!this.allows(caller, entity, 'read')) return CLOSED;
    return this.allows(caller, entity, 'update') ? OPEN : READ_ONLY;
  }
}

function isAdmin(caller: Caller): boolean {
  return caller.isSystem || caller.roles.includes('admin');
}
