import type { Person, Row, World } from './world.ts';

export const OPERATIONS = ['create', 'read', 'update', 'delete', 'export'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** A question about a record and a person, as a text of metadata and as the plain function it means. */
export interface Scope {
  readonly text: string;
  readonly holds: (row: Row, me: Person, world: World, operation: Operation) => boolean;
}

export type ReadRight = 'yes' | 'masked' | 'no';

export interface FieldRights {
  readonly read: ReadRight;
  readonly write: boolean;
}

export interface EntityRights {
  readonly scopes: Readonly<Record<Operation, Scope>>;
  /** Fields it says something about; all others are open. */
  readonly fields: Readonly<Record<string, FieldRights>>;
}

export interface RoleRules {
  readonly name: string;
  readonly entities: Readonly<Record<string, EntityRights>>;
}

/** Records of an entity that some people see, or write, beside their own. */
export interface Sharing {
  readonly name: string;
  readonly entity: string;
  readonly when: Scope;
  readonly gives: 'read' | 'write';
  /** Names of roles; null: every role that reaches some records of the entity. */
  readonly to: readonly string[] | null;
}

/** Records of an entity that are held back from all roles but some. */
export interface Restriction {
  readonly name: string;
  readonly entity: string;
  readonly when: Scope;
  readonly except: readonly string[];
}

export const READ_OPERATIONS: ReadonlySet<Operation> = new Set(['read', 'export']);
