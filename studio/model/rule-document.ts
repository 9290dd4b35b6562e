import type { LabelText } from '../language/label-text.ts';

/** A duplicate rule: what it compares, as far as the reader sees it. */
export interface DuplicateDocument {
  readonly label: LabelText;
  readonly severity: 'warn' | 'needsReason' | 'block';
  readonly fields: readonly string[];
}

/** A rule of an entity: it is broken where `when` holds. */
export interface ValidationDocument {
  readonly when: string;
  readonly message: LabelText;
  readonly severity?: 'error' | 'needsReason';
  readonly at?: readonly string[];
}
