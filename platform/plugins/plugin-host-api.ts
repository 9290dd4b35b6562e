import type { Caller } from '../kernel/caller.ts';
import type { GuardedFetch } from '../kernel/outgoing/guarded-fetch.ts';
import type { RecordsService } from '../records/records.service.ts';

/** What a plugin may ask of the platform while it runs. Everything that touches records takes the caller first. */
export interface PluginHost<Settings = Readonly<Record<string, unknown>>> {
  /** As the administrator set them, with defaults and secrets. */
  readonly settings: Settings;
  /** Reads and writes records under the rights of a caller, through the one write path. */
  readonly records: PluginRecords;
  /** Calls addresses people typed; private networks are closed unless an operator opens them. */
  readonly fetch: GuardedFetch;
  /** What the plugin remembers, shared by all nodes. */
  readonly values: PluginValues;
  /** The business clock, which stands still in tests. */
  now(): Date;
  organisation(): Promise<{ readonly timeZone: string; readonly company: string | undefined }>;
  /** A user as the caller of something that happens without a request; undefined once he has left. */
  actAs(userId: string): Promise<Caller | undefined>;
  /** The platform itself as the caller, with every right; says what for. */
  actAsSystem(purpose: string): Caller;
  /** Into the log of the node. */
  warn(text: string): void;
}

export type PluginRecords = Pick<
  RecordsService,
  'create' | 'update' | 'delete' | 'get' | 'getDeleted' | 'list' | 'titlesOf' | 'aggregate'
>;

/** JSON by key; keys are the plugin's own. */
export interface PluginValues {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** Whether there was one. */
  remove(key: string): Promise<boolean>;
}
