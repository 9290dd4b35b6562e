import type { LoadedPack } from './loaded-pack.ts';

/** The packs in force on this node, core first; injectable. */
export class InstalledPacks {
  #all: readonly LoadedPack[];

  constructor(all: readonly LoadedPack[]) {
    this.#all = all;
  }

  get all(): readonly LoadedPack[] {
    return this.#all;
  }

  replace(all: readonly LoadedPack[]): void {
    this.#all = all;
  }
}
