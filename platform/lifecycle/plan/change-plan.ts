import type { Json } from '../../kernel/json.ts';
import type { LocalText, Message } from '../../kernel/text.ts';
import type { RowOperation } from '../../model/role-scope.ts';
import type { KeyChange } from '../../storage/change/map-values.ts';

/** Everything a change of the Model would do, before it is done. JSON as it goes over HTTP. */
export interface ChangePlan {
  readonly changes: readonly PropertyChange[];
  readonly references: readonly ReferenceImpact[];
  readonly ddl: readonly DdlImpact[];
  readonly data: readonly DataImpact[];
  readonly access: readonly AccessImpact[];
  /** What somebody has to decide; those without a `default` before it can be published. */
  readonly questions: readonly Question[];
  /** The longest that readers and writers of one table may have to wait. */
  readonly expectedLockMs: number;
  /** Transactions that a lock the plan needs would wait for now. */
  readonly blockedBy?: readonly Blocker[];
}

/** One property that becomes another. */
export interface PropertyChange {
  /** `library:book.entity` and `fields.title.label.en`. */
  readonly target: string;
  readonly path: string;
  /** Where that is, `Book › Title`, and the last step of the path: `required`. */
  readonly label: LocalText;
  readonly property: string;
  readonly what: 'changed' | 'added' | 'removed' | 'retired' | 'restored';
  readonly from: Json | undefined;
  readonly to: Json | undefined;
  /** Whose layer sets it now: `org`, or the name of a pack. */
  readonly layer: string;
}

/** Something that goes, or becomes something else, and where it is used. */
export interface ReferenceImpact {
  readonly target: string;
  readonly path: string;
  readonly label: LocalText;
  readonly uses: readonly Use[];
}

export interface Use {
  readonly target: string;
  readonly path: string;
  readonly label: LocalText;
  readonly kind: string;
  readonly by: 'name' | 'expression';
  readonly whenGone: 'leaves' | 'changeFirst';
  /** The name or the expression as it is written. */
  readonly text: string;
  /** Of what a person saved: the id of the record. */
  readonly record?: string;
}

export interface DdlImpact {
  /** Schema and table, quoted. */
  readonly table: string;
  /** What happens and to which column, constraint or index of it. */
  readonly what: string;
  readonly subject: string;
  /**
   * `none`: on a table that is new; `short`: readers and writers wait for a moment; `online`: it runs beside them.
   */
  readonly lock: 'none' | 'short' | 'online';
  /** Rows of the table, as the database estimates them. */
  readonly rows: number;
}

export type DataProblem =
  | 'missingValue'
  | 'retiredOption'
  | 'goneOption'
  | 'outsideBounds'
  | 'notMatching'
  | 'duplicates'
  | 'notConvertible'
  | 'brokenValidation'
  | 'returningValues'
  | 'goneStage'
  | 'goneProcess'
  | 'otherCategory'
  | 'retiredStage'
  | 'renamedStage'
  | 'renamedProcess';

/** What the change means for records that are there. */
export interface DataImpact {
  readonly entity: string;
  readonly field: string;
  readonly problem: DataProblem;
  readonly label: LocalText;
  /** What is wrong, in words. */
  readonly message: Message;
  /** Records it concerns. */
  readonly count: number;
  readonly samples: readonly DataSample[];
  /** Records that are all right, where that is counted too. */
  readonly fitting?: number;
  /** `stops`: it cannot be published before these records are changed; `asks`: a question is about it. */
  readonly severity: 'tells' | 'asks' | 'stops';
  /** Of the question that is about it. */
  readonly question?: string;
  /** Of values that return: the mapping that changed them. */
  readonly mapping?: string;
  /** Stored keys that are called otherwise now; nobody is asked. */
  readonly follows?: readonly RenamedKey[];
}

/** What becomes of a stored key, in which field. */
export interface RenamedKey extends KeyChange {
  readonly entity: string;
  readonly field: string;
  readonly to: string;
}

/** A record, or a value that several have, and what would become of it. */
export interface DataSample {
  readonly id?: string;
  readonly title?: string;
  readonly value: Json;
  readonly becomes?: Json;
  readonly count?: number;
}

/** Users who would reach other records, or see other fields, than today. */
export interface AccessImpact {
  readonly role: string;
  readonly entity: string;
  readonly operation: RowOperation | 'create' | 'field';
  readonly label: LocalText;
  /** Of `field`: which, and what the role may do with it before and after. */
  readonly field?: string;
  readonly from?: string;
  readonly to?: string;
  /** How many hold the role, and how many of those counted (the first 30) reach something else. */
  readonly holders: number;
  readonly users: number;
  /** Records that somebody would gain, or lose; the most of all users counted. */
  readonly gains: number;
  readonly loses: number;
  readonly samples: readonly { readonly user: string; readonly gains: number; readonly loses: number }[];
}

export type QuestionKind = 'fillMissing' | 'mapOption' | 'convertValues' | (string & {});

/** A decision that the change needs. `id` names it for ever, so that an answer can be kept. */
export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly target: string;
  readonly path: string;
  readonly label: LocalText;
  readonly message: Message;
  readonly count: number;
  /** What may be answered, by the answer's one property. */
  readonly choices: readonly Choice[];
  /** What holds while nobody answers; without it publishing is refused. */
  readonly default?: Answer;
}

export interface Choice {
  readonly answer: Answer;
  readonly label: LocalText;
}

/**
 * - `{keep: true}`: stored values stay as they are;
 * - `{empty: true}`: they go from the field and are kept for the way back;
 * - `{value: …}`: records without a value get this one;
 * - `{to: 'open'}`: records with the option get this one;
 * - `{values: {'n/a': null, 'ten': 10}, empty: true}`: texts that are not understood get these values, others none.
 */
export interface Answer {
  readonly keep?: true;
  readonly empty?: true;
  readonly value?: Json;
  readonly to?: string;
  readonly values?: Readonly<Record<string, Json>>;
}

export type Answers = Readonly<Record<string, Answer>>;

export interface Blocker {
  readonly table: string;
  readonly pid: number;
  readonly user: string;
  readonly application: string;
  /** Since when its transaction is open, in seconds. */
  readonly openForSeconds: number;
  readonly state: string;
  readonly query: string;
}
