import type { FieldReason, ReasonPart } from '../../access/role-reason.ts';

/** Whether and why somebody may do something to a record, or to some records of an entity. */
export interface Explanation {
  readonly user: { readonly id: string; readonly name: string };
  readonly entity: string;
  readonly id?: string;
  readonly operation: string;
  readonly allowed: boolean;
  /** In the language of who asks. */
  readonly summary: string;
  /** Of the entity as a whole: how many records it reaches. */
  readonly count?: number;
  readonly roles: readonly RoleVerdict[];
  readonly field?: FieldExplanation;
}

export interface RoleVerdict {
  readonly role: string;
  readonly label: string;
  readonly allowed: boolean;
  readonly scope: string;
  /** What opens the record, or holds it back. */
  readonly because: readonly {
    readonly kind: ReasonPart['kind'] | 'none';
    readonly name?: string;
    readonly text: string;
  }[];
  readonly text: string;
}

export interface FieldExplanation {
  readonly name: string;
  readonly label: string;
  readonly read: 'yes' | 'masked' | 'no';
  readonly write: boolean;
  readonly required: boolean;
  readonly visible: boolean;
  /** What each role of the person says of it. */
  readonly roles: readonly (FieldReason & { readonly label: string; readonly text: string })[];
  /** What the roles are called that write it, in some records; nobody writes what the system keeps. */
  readonly whoCan: readonly string[];
  /** Why it is as it is now; empty where it may be read and written. */
  readonly because: readonly { readonly kind: string; readonly text: string; readonly rule?: string }[];
  /** Validations that name the field and are not met by the record as it is. */
  readonly validations: readonly {
    readonly name: string;
    readonly message: string;
    readonly severity: string;
  }[];
}
