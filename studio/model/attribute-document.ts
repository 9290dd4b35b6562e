import type { LabelText } from '../language/label-text.ts';

/** An attribute of a classification scheme. */
export interface AttributeDocument {
  readonly type: string;
  readonly label: LabelText;
  readonly help?: LabelText;
  /** By code, those of nodes above included. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
}
