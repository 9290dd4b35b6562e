import type { Entity } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import type { RecordPlan } from '../record-plan.ts';

/** One record being written. A single call has a few of them (the record and its children), a batch thousands. */
export interface Change {
  readonly kind: 'create' | 'update' | 'delete';
  /** Which operation of the batch it belongs to; 0 for a single call. */
  readonly operation: number;
  /** Where in the operation's data it stands: '' for the record itself, `lines.2` for a child. */
  readonly path: string;
  readonly plan: RecordPlan;
  readonly id: string;
  /** Canonical values that are written, by field. */
  readonly values: Record<string, unknown>;
  /** Fields the client sent; the others were computed. */
  readonly sent: ReadonlySet<string>;
  /** The record as it was locked; undefined when it is created. */
  before: StoredRecord | undefined;
  /** The version the client based its change on, from If-Match. */
  readonly expectedVersion?: number | undefined;
  /** Its children change with it, so it gets a new version even where its own values stay. */
  touched?: boolean;
  /** Looked at for several operations: which of them breaks its rules shows when they are tried apart. */
  isContested?: boolean;
  /** Actions were done because of it, by themselves: what is computed of other records may have changed with them. */
  isFollowed?: boolean;
  /** It comes out of the recycle bin. */
  isRestored?: boolean;
  /** References emptied because their targets are deleted: field by the target's id. */
  cleared?: Record<string, string>;
}

export function entityOf(change: Change): Entity {
  return change.plan.entity;
}

/** The record as it will be once the change is stored. */
export function afterState(change: Change): StoredRecord {
  return { ...change.before, ...change.values, id: change.id } as StoredRecord;
}

export function valueAfter(change: Change, field: string): unknown {
  return field in change.values ? change.values[field] : (change.before?.[field] ?? null);
}

/** `lines.2.quantity`: a field's place in the data the client sent. */
export function pathOf(change: Change, field: string): string {
  return change.path && field ? `${change.path}.${field}` : change.path || field;
}

/** Changes by entity, each group in the order given. */
export function byEntity(changes: Iterable<Change>): Map<Entity, Change[]> {
  const groups = new Map<Entity, Change[]>();
  for (const change of changes) {
    const group = groups.get(entityOf(change));
    if (group) group.push(change);
    else groups.set(entityOf(change), [change]);
  }
  return groups;
}
