import { contentOf } from '../../model/load/pack-content.ts';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';
import type { OrgLayer } from '../../model/layers/org-layer.ts';
import type { Catalog } from '../../storage/catalog.ts';
import { packHash, type KeptPack } from '../../storage/store/pack-store.ts';
import type { StoredVersion } from '../../storage/store/version-store.ts';

/** A published version with everything it is made of. Frozen: publishing makes the next one. */
export interface InForce {
  readonly number: number;
  /** Core first. */
  readonly packs: readonly LoadedPack[];
  readonly org: OrgLayer;
  /** What was answered in upgrades, by question. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly catalog: Catalog;
}

/** The pack as the database keeps it. */
export function keptOf(pack: LoadedPack): KeptPack & { readonly hash: string } {
  const known = kept.get(pack);
  if (known) return known;
  const content = contentOf(pack.files);
  const made = { name: pack.name, version: pack.spec?.version ?? '', content, hash: packHash(content) };
  kept.set(pack, made);
  return made;
}

const kept = new WeakMap<LoadedPack, KeptPack & { readonly hash: string }>();

/** Version and hash of packs, by name. */
export function packsOf(packs: readonly LoadedPack[]): StoredVersion['packs'] {
  return Object.fromEntries(
    packs.map(keptOf).map(({ name, version, hash }) => [name, { version, hash }] as const),
  );
}
