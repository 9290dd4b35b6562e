import type { QueryTree } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Entity } from '../model/model.ts';
import type { RoleSpec } from '../model/metadata.generated.ts';
import type { RowOperation } from '../model/role-scope.ts';
import type { FieldReason, RoleReason } from './role-reason.ts';
import type { Delegation, Standing } from './standing.ts';

export type Operation = 'create' | RowOperation;

/** What a role may give beside records. */
export type GeneralRight = NonNullable<RoleSpec['rights']>[number];

/**
 * What a caller may do, asked by everything that reads or writes records. Deny by default: FALSE or an empty mask
 * for whatever is not known.
 */
export abstract class Access {
  /** The rows of an entity the caller may do this to, as a predicate every query carries. */
  abstract rows(caller: Caller, entity: Entity, operation: Operation): QueryTree;
  /** Whether the caller may ever do this to the entity; checked before anything is read. */
  abstract allows(caller: Caller, entity: Entity, operation: Operation): boolean;
  /** What the caller may do with a field of records he can reach. */
  abstract field(caller: Caller, entity: Entity, field: string): FieldRight;
  /** The rows whose title the caller may see where something refers to them. */
  abstract titles(caller: Caller, entity: Entity): QueryTree;
  /** The rows in which the caller may write the field: some one of his roles grants row and field together. */
  abstract writable(caller: Caller, entity: Entity, field: string, operation: 'create' | 'update'): QueryTree;
  /** The delegation by which the caller writes a record of another; undefined where he needs none. */
  abstract delegation(caller: Caller, entity: Entity, record: OwnedRecord): Delegation | undefined;
  /** Rights beside records. */
  abstract holds(caller: Caller, right: GeneralRight): boolean;
  /** Whether the caller may give somebody this role: with the right to, and lacking nothing of it himself. */
  abstract mayGrant(caller: Caller, role: string): boolean;
  /** Whether whoever has this role sees nothing that the caller could not see. */
  abstract maySeeAs(caller: Caller, role: string): boolean;
  /** The rules of the caller's roles taken apart, role by role: what explains the rows. */
  abstract reasons(caller: Caller, entity: Entity, operation: RowOperation): readonly RoleReason[];
  /** What each of the caller's roles says of a field. */
  abstract fieldReasons(caller: Caller, entity: Entity, field: string): readonly FieldReason[];
  /** The roles there are that write a field of some records. */
  abstract rolesWriting(entity: Entity, field: string): readonly string[];
  /** Whether what the caller reaches depends on who he is; if so his standing has to be learnt before rows are asked. */
  abstract needsStanding(caller: Caller): boolean;
  /**
   * Stands for what the caller may do: what was worked out for it serves whoever has the same. Undefined where that is
   * not known.
   */
  abstract rightsOf(caller: Caller): object | undefined;
  /** What is known of the caller for this request; without it every scope that depends on him is empty. */
  abstract learn(caller: Caller, standing: Standing): void;
}

/** As much of a stored record as says whose it is. */
export type OwnedRecord = { readonly id: string } & Readonly<Record<string, unknown>>;

export interface FieldRight {
  /** `partly`: it depends on the row; `cell` says on what. */
  readonly read: 'yes' | 'partly' | 'masked' | 'no';
  readonly write: boolean;
  /** Present where `read` is partly. */
  readonly cell?: CellRight;
}

/** In which of the rows the caller sees he reads the field, and in which only that there is a value. */
export interface CellRight {
  readonly yes: QueryTree;
  readonly masked: QueryTree;
}
