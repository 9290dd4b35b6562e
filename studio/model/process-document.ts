import type { LabelText } from '../language/label-text.ts';
import type { OptionDocument } from './model-document.ts';

/** Names of the fields that belong to the stage of an entity. */
export interface StageFieldsDocument {
  readonly stage: string;
  readonly process?: string;
  readonly status?: string;
  readonly probability?: string;
  /** Since when a record is in its stage. */
  readonly since?: string;
  readonly closed?: string;
}

/** How going back, opening again or changing the process is allowed where no transition says so. */
export type WayPolicy = 'refused' | 'needsReason' | 'free';

export interface ProcessDocument {
  readonly label: LabelText;
  readonly help?: LabelText;
  readonly order?: number;
  readonly retired?: boolean;
  /** Where a record may begin; without it in the first stage. */
  readonly entry?: 'any' | readonly string[];
  readonly back: WayPolicy;
  readonly reopen: WayPolicy;
  readonly change: WayPolicy;
  /** In their order. */
  readonly stages: Readonly<Record<string, StageDocument>>;
  readonly transitions: Readonly<Record<string, TransitionDocument>>;
}

export interface StageDocument extends OptionDocument {
  readonly category: 'open' | 'onHold' | 'won' | 'lost' | 'invalid';
  readonly probability?: number;
  readonly expectedDays?: number;
  readonly guidance?: LabelText;
  readonly checklist?: Readonly<Record<string, { readonly label: LabelText; readonly order?: number }>>;
}

/** A way from stage to stage; who may take it and whether its guard holds, `GET …/stages` tells for each record. */
export interface TransitionDocument {
  readonly label?: LabelText;
  readonly order?: number;
  readonly from: 'any' | readonly string[];
  readonly to: string;
  readonly requires?: readonly string[];
  readonly needsReason?: boolean;
  readonly reasons?: Readonly<Record<string, { readonly label: LabelText; readonly order?: number }>>;
}
