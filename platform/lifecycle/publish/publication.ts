import type { OrgLayer } from '../../model/layers/org-layer.ts';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { VersionKind } from '../../storage/store/version-store.ts';
import type { InForce } from '../versions/in-force.ts';

/** What somebody wants to be in force. */
export interface Publication {
  readonly packs: readonly LoadedPack[];
  readonly org: OrgLayer;
  readonly kind: VersionKind;
  readonly comment?: string;
  /** All answers from now on; unsaid: those in force stay. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Runs in the transaction that puts the version in force; short. */
  readonly within?: (tx: Session, number: number) => Promise<void>;
}

/**
 * Makes a publication from what is in force. Asked again when somebody else published meanwhile, so that it starts
 * from his version; throws where both cannot be.
 */
export type Publish = (inForce: InForce) => Publication | Promise<Publication>;
