import type { QueryTree } from '../expression/query-tree.ts';

/** Why one role reaches a record, or does not: its rule taken apart, each part as the rows it stands for. */
export interface RoleReason {
  readonly role: string;
  /** The scope as written: a word or a condition. `parent`: as the record the lines live inside. */
  readonly scope: string;
  /** All that the role reaches in the end. */
  readonly rows: QueryTree;
  /** What opens records, and what holds them back. */
  readonly parts: readonly ReasonPart[];
}

export interface ReasonPart {
  readonly kind:
    | 'scope'
    | 'owner'
    | 'team'
    | 'delegation'
    | 'share'
    | 'sharing'
    | 'restriction'
    | 'read'
    /** The record it belongs to has to be seen, too. */
    | 'record';
  /** Key of the sharing or restriction, id of the delegation. */
  readonly name?: string;
  readonly rows: QueryTree;
}

/** What one role says of a field, on the rows it reaches. */
export interface FieldReason {
  readonly role: string;
  readonly read: 'yes' | 'masked' | 'no';
  readonly write: boolean;
}
