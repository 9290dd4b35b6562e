import type { LabelText } from '../language/label-text.ts';
import type { EntityDocument } from './model-document.ts';

/** What people make of records, as far as the screens know it beforehand. */
export interface OfferDocument {
  readonly order?: number;
  /** In the address of the call. */
  readonly name: string;
  readonly entity: string;
  readonly label: LabelText;
  readonly help?: LabelText;
  readonly icon?: string;
  readonly prominent?: boolean;
}

/** What people do with records in one step. */
export interface ActionDocument extends OfferDocument {
  /** Also for many records of a list. */
  readonly bulk?: boolean;
  /** A form of the entity that is filled in first. */
  readonly form?: string;
  /** Other records that its dialog lists, by a name each. */
  readonly concerns?: Readonly<Record<string, ConcernedDocument>>;
  /** What else it asks, as an entity without records. */
  readonly params?: EntityDocument;
}

/** Records that refer to the one an action is about. */
export interface ConcernedDocument {
  /** The reference by which they do: `library:loan.book`. */
  readonly of: string;
  /** Only those for which it holds. */
  readonly where?: string;
  readonly order?: number;
}
