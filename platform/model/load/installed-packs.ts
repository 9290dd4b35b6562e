import type { LoadedPack } from './loaded-pack.ts';

/** The packs this node was started with, core first; injectable. */
export class InstalledPacks {
  constructor(readonly all: readonly LoadedPack[]) {}
}
