import { Injectable } from '@nestjs/common';
import type { ExpressionType } from '../expression/expression-type.ts';
import { FALSE, TRUE, type QueryTree } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Entity } from '../model/model.ts';
import { Access, type FieldRight, type Operation } from './access.ts';

const OPEN: FieldRight = { read: 'yes', write: true };
const READ_ONLY: FieldRight = { read: 'yes', write: false };
const CLOSED: FieldRight = { read: 'no', write: false };

/** Entities of the installation in which everybody keeps records of his own and sees those others share. */
const PERSONAL: ReadonlySet<string> = new Set(['core:savedView']);

/**
 * Two steps of right: an `admin` may do everything; a `member` reads everything and writes all but the
 * installation's own records (entities of the pack `core`), of which only the personal ones are his to write;
 * nobody else may do anything.
 */
@Injectable()
export class CoarseAccess extends Access {
  override rows(caller: Caller, entity: Entity, operation: Operation): QueryTree {
    if (!this.allows(caller, entity, operation)) return FALSE;
    if (isAdmin(caller) || !PERSONAL.has(entity.key)) return TRUE;
    const own = isEqual('owner', caller.userId ?? null, { kind: 'string' });
    const reads = operation === 'read' || operation === 'export';
    return reads ? { op: 'or', args: [own, isEqual('shared', true, { kind: 'bool' })] } : own;
  }

  override allows(caller: Caller, entity: Entity, operation: Operation): boolean {
    if (isAdmin(caller)) return true;
    if (!caller.roles.includes('member')) return false;
    if (operation === 'read' || operation === 'export') return true;
    return entity.pack !== 'core' || PERSONAL.has(entity.key);
  }

  override field(caller: Caller, entity: Entity, _field: string): FieldRight {
    if (!this.allows(caller, entity, 'read')) return CLOSED;
    return this.allows(caller, entity, 'update') ? OPEN : READ_ONLY;
  }
}

function isAdmin(caller: Caller): boolean {
  return caller.isSystem || caller.roles.includes('admin');
}

function isEqual(field: string, value: string | boolean | null, type: ExpressionType): QueryTree {
  const left: QueryTree = { op: 'field', path: [field], type };
  return { op: 'compare', by: '==', left, right: { op: 'value', value, type } };
}
