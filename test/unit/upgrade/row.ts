import type { Json } from '../../../platform/kernel/json.ts';
import type { OutcomeKind } from '../../../platform/model/upgrade/upgrade.ts';

/** What the vendor does in the new version to what the organisation changed. */
export type Column = 'none' | 'same' | 'other' | 'removed' | 'renamed';
export const COLUMNS: readonly Column[] = ['none', 'same', 'other', 'removed', 'renamed'];

/** A kind of edit.  */
export interface Row {
  readonly says: string;
  /** `book.entity` */
  readonly node: string;
  readonly path: string;
  /** What the organisation makes of it: a value, nothing (null), or hidden. */
  readonly mine: Json | 'retire';
  /** What the vendor makes of it; absent where it cannot. */
  readonly other?: Json;
  /** Where it is not at `path`. */
  readonly otherPath?: string;
  /** What the vendor takes away; '' is the node. Without it nothing can be. */
  readonly removes?: string;
  /** Beside `renamed`: wherever it lies, a renamed thing keeps what was made of it. */
  readonly promise: Readonly<Partial<Record<Column, OutcomeKind>>>;
}

/** A row before it is said which node it is about. */
export type Edit = Omit<Row, 'node'>;
