import type { QueryTree } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Entity } from '../model/model.ts';

export type Operation = 'create' | 'read' | 'update' | 'delete' | 'export' | 'import';

/**
 * What a caller may do, asked by everything that reads or writes records. Deny by default: an implementation
 * answers FALSE or an empty mask for what it does not know.
 */
export abstract class Access {
  /** The rows of an entity the caller may do this to, as a predicate every query carries. */
  abstract rows(caller: Caller, entity: Entity, operation: Operation): QueryTree;
  /** Whether the caller may ever do this to the entity; checked before anything is read. */
  abstract allows(caller: Caller, entity: Entity, operation: Operation): boolean;
  /** What the caller may do with a field of records he can reach. */
  abstract field(caller: Caller, entity: Entity, field: string): FieldRight;
}

export interface FieldRight {
  readonly read: 'yes' | 'masked' | 'no';
  readonly write: boolean;
}
