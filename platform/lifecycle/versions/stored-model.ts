import { compileModel } from '../../model/compile-model.ts';
import type { Model } from '../../model/model.ts';
import type { Session } from '../../storage/connection/session.ts';
import { VersionStore } from '../../storage/store/version-store.ts';
import { readPacks } from './read-packs.ts';

/** The Model the database says is in force; undefined where no node was ever started on it. */
export async function storedModel(session: Session): Promise<Model | undefined> {
  const stored = await new VersionStore().latest(session);
  if (!stored) return undefined;
  const packs = await readPacks(session, stored);
  return compileModel({ packs, org: stored.org, version: String(stored.number) });
}
