import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { renderMessage, type Locale } from '../kernel/text.ts';
import { projectRoot } from '../kernel/project-root.ts';
import type { LoadedPack } from '../model/load/loaded-pack.ts';
import { packZip } from '../model/load/pack-zip.ts';
import { loadPack, loadPacks } from '../model/load-packs.ts';
import { CommandLineError } from './command.ts';
import { packMessages as messages } from './pack-messages.ts';

const METADATA = join(projectRoot, 'metadata');

/** The packs in folders and zips, with core and what they depend on where it lies beside them or in metadata/. */
export function packsIn(places: readonly string[]): LoadedPack[] {
  const core = join(METADATA, 'core');
  const packs = [...new Set([core, ...places.map((place) => resolve(place))])].map(packAt);
  for (const { folder, spec } of packs) {
    for (const name of Object.keys(spec?.dependsOn ?? {})) {
      if (packs.some((pack) => pack.name === name)) continue;
      const beside =
        folder === undefined ? places.map((place) => dirname(resolve(place))) : [dirname(folder)];
      const found = [...beside, METADATA].map((near) => join(near, name)).find(isPack);
      if (found) packs.push(...loadPacks([found]));
    }
  }
  return packs;
}

/** The pack in a folder or a zip. */
export function packAt(place: string): LoadedPack {
  const isFile = existsSync(place) && statSync(place).isFile();
  return isFile ? loadPack(packZip(readFileSync(place), basename(place))) : loadPacks([place])[0]!;
}

/** The one pack a command was called with. @throws CommandLineError where it was called with none or several */
export function onePack(command: string, places: readonly string[], locale: Locale): LoadedPack {
  const [place, ...more] = places;
  if (place === undefined || more.length > 0)
    throw new CommandLineError(renderMessage(messages.oneNeeded({ command }), locale));
  return packAt(place);
}

/** Where packs lie, for a node that shall start with them; core every node brings itself. */
export function foldersOf(packs: readonly LoadedPack[]): string[] {
  return packs.flatMap(({ name, folder }) => (name === 'core' || folder === undefined ? [] : [folder]));
}

function isPack(folder: string): boolean {
  return existsSync(join(folder, 'pack.json'));
}
