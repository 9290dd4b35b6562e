import type { Model } from '../model/model.ts';

/** A node of its own on a database of its own, where one scenario is run. */
export interface ScenarioPlace {
  readonly url: string;
  /** The organisation's IANA zone, for conditions that read the clock. */
  readonly timeZone: string;
  /** The user who set the installation up. */
  readonly adminId: string;
  /** What is in force there now. */
  model(): Model;
  /** A session for a user, without the password nobody needs here. @returns the token */
  signIn(username: string): Promise<string>;
  close(): Promise<void>;
}

/** Where scenarios run. Each gets a place as it is after set-up: the packs' own records and the administrator. */
export interface ScenarioStage {
  open(): Promise<ScenarioPlace>;
  close(): Promise<void>;
}
