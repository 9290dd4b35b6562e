import type { Json } from '../../kernel/json.ts';
import type { Layer } from '../layers/node.ts';
import type { OrgLayer } from '../layers/org-layer.ts';
import type { UpdateClass } from '../schema/update-class.ts';

/** What a three-way upgrade starts from: the same packs before and after, and what the organisation made of them. */
export interface UpgradeInput {
  /** Core and packs in force, in order. */
  readonly base: readonly Layer[];
  /** Core and packs as they shall be. */
  readonly next: readonly Layer[];
  readonly org: OrgLayer;
  /** What was decided before and now. */
  readonly answers?: readonly Answer[];
  readonly facts?: UpgradeFacts;
}

/** What the database knows. Where it does not say, records are taken to be there. */
export interface UpgradeFacts {
  /** How many records have a value of a field or option; with path '' how many an entity has. */
  records(target: string, path: string): number | undefined;
}

export interface Upgrade {
  /** The organisation's layer over the next packs. */
  readonly org: OrgLayer;
  /** What becomes of every change of the vendor and of every change of the organisation that the vendor touched. */
  readonly outcomes: readonly Outcome[];
  /** What somebody has to decide; without an answer nothing is lost. */
  readonly questions: readonly Question[];
  /** Stored values that are written anew. */
  readonly mappings: readonly ValueMapping[];
  /** What records without a value get. */
  readonly fills: readonly Fill[];
}

/**
 * `automatic`: the vendor's, nobody had changed it. `absorbed`: both changed it alike. `hidden`: the organisation's
 * stays, the vendor's waits in the inbox. `asked`: it stays until somebody answers. `overruled`: the vendor's holds.
 * `deprecated`: the vendor took it away, it is used or customised and stays. `answered`: decided by an answer.
 * `open`: still undecided from an earlier upgrade. `kept`: the vendor did not touch it. `waiting`: its target is not
 * there. `followed`: something of the organisation or of another pack named what the vendor renamed, and names it by
 * its present name now.
 */
export type OutcomeKind =
  | 'automatic'
  | 'absorbed'
  | 'hidden'
  | 'asked'
  | 'overruled'
  | 'deprecated'
  | 'answered'
  | 'open'
  | 'kept'
  | 'waiting'
  | 'followed';

/** Values that are not there are left out. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly target: string;
  readonly path: string;
  readonly update?: UpdateClass | undefined;
  readonly was?: Json | undefined;
  readonly mine?: Json | undefined;
  readonly theirs?: Json | undefined;
}

export interface Question {
  /** Target and path: `library:book.entity#fields.title.required`. */
  readonly id: string;
  /** The vendor's side of it by hash: an answer counts as long as that is the same. */
  readonly about: string;
  /** `both` changed it; values of an option `vanish`; a field is newly `required`. */
  readonly kind: 'both' | 'vanish' | 'required';
  readonly target: string;
  readonly path: string;
  readonly was?: Json | undefined;
  readonly mine?: Json | undefined;
  readonly theirs?: Json | undefined;
  readonly choices: readonly Choice[];
  /** For `vanish`: the options that may stand for the old one. */
  readonly options?: readonly string[];
  readonly records?: number | undefined;
}

/** `keep` and `map` answer what vanishes, `value` and `leaveEmpty` what is required, the rest what both changed. */
export type Choice = 'mine' | 'theirs' | 'both' | 'keep' | 'map' | 'value' | 'leaveEmpty';

export interface Answer {
  readonly id: string;
  readonly about: string;
  readonly choice: Choice;
  /** The option to `map` to, or the `value` records get. */
  readonly value?: Json;
  readonly by?: string;
  readonly at?: string;
}

/** Stored values of an option become those of another. */
export interface ValueMapping {
  /** The node that has the options: an entity for options of a field, or a set. */
  readonly target: string;
  /** The map of options: `fields.genre.options`, `options`. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** Where the earlier option stood, if the field was called otherwise. */
  readonly before?: string;
}

export interface Fill {
  readonly target: string;
  readonly path: string;
  readonly value: Json;
}
