import type { ScenarioSpec, ScenarioStep } from '../model/metadata.generated.ts';
import type { Message } from '../kernel/text.ts';

/** A scenario of a pack, read and checked. */
export interface Scenario {
  /** `library:readerBorrows`. */
  readonly key: string;
  readonly name: string;
  readonly pack: string;
  readonly file: string;
  readonly spec: ScenarioSpec;
  /** In the order they are done. */
  readonly steps: readonly (readonly [name: string, step: ScenarioStep])[];
  /** What it waits for, of the whole and of its steps; empty for one that has to pass. */
  readonly waitsFor: readonly string[];
  /**
   * For one that waits: the first thing the packs do not know yet (an entity, a field). It is run up to there at
   * most, and the reason it waits is this.
   */
  readonly gap: Gap | undefined;
}

export interface Gap {
  /** `steps.deliver.create`. */
  readonly at: string;
  /** The step it is in; without one not even what is given can be made. */
  readonly step: string | undefined;
  readonly message: Message;
}

/** The name of who set the installation up, and of somebody who is not signed in. */
export const ADMIN = 'admin';
export const NOBODY = 'nobody';
