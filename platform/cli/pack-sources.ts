import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { projectRoot } from '../kernel/project-root.ts';
import type { LoadedPack } from '../model/load/loaded-pack.ts';
import { loadPacks } from '../model/load-packs.ts';

/** The packs in folders, with core and what they depend on where it lies beside them or in metadata/. */
export function packsIn(folders: readonly string[]): LoadedPack[] {
  const metadata = join(projectRoot, 'metadata');
  const packs = loadPacks([
    ...new Set([join(metadata, 'core'), ...folders.map((folder) => resolve(folder))]),
  ]);
  for (const { folder, spec } of packs) {
    for (const name of Object.keys(spec?.dependsOn ?? {})) {
      if (packs.some((pack) => pack.name === name)) continue;
      const found = [...(folder === undefined ? [] : [dirname(folder)]), metadata]
        .map((near) => join(near, name))
        .find(isPack);
      if (found) packs.push(...loadPacks([found]));
    }
  }
  return packs;
}

/** Where packs lie, for a node that shall start with them; core every node brings itself. */
export function foldersOf(packs: readonly LoadedPack[]): string[] {
  return packs.flatMap(({ name, folder }) => (name === 'core' || folder === undefined ? [] : [folder]));
}

function isPack(folder: string): boolean {
  return existsSync(join(folder, 'pack.json'));
}
