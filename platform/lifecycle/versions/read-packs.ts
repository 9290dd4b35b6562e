import { isDeepStrictEqual } from 'node:util';
import { keptPack } from '../../model/load/pack-content.ts';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';
import { loadPack } from '../../model/load-packs.ts';
import type { Session } from '../../storage/connection/session.ts';
import { PackStore } from '../../storage/store/pack-store.ts';
import type { VersionHead } from '../../storage/store/version-store.ts';
import { keptOf, packsOf } from './in-force.ts';

/**
 * The packs of a version, core first. Those that are loaded already are taken from `known` by the hash of their text.
 *
 * @throws Error where the database has lost the text of a pack
 */
export async function readPacks(
  session: Session,
  { packs }: Pick<VersionHead, 'packs'>,
  known: readonly LoadedPack[] = [],
): Promise<readonly LoadedPack[]> {
  if (isDeepStrictEqual(packsOf(known), packs)) return known;
  const loaded = new Map(known.map((pack) => [keptOf(pack).hash, pack]));
  const missing = Object.values(packs).filter(({ hash }) => !loaded.has(hash));
  if (missing.length > 0) {
    const texts = await new PackStore().byHash(
      session,
      missing.map(({ hash }) => hash),
    );
    for (const text of texts) {
      const pack = loadPack(keptPack(text));
      loaded.set(keptOf(pack).hash, pack);
    }
  }
  return Object.entries(packs)
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([name, { version, hash }]) => {
      const pack = loaded.get(hash);
      if (!pack) throw new Error(`the text of ${name}@${version} is not in kehu.pack`);
      return pack;
    });
}

function rank(name: string): number {
  return name === 'core' ? 0 : 1;
}
