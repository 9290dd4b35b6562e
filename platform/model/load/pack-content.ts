import { packText, type PackSource, type PackText } from './pack-source.ts';

/** The files of a pack as one text, for keeping: JSON of text by path, the same for the same files. */
export function contentOf(files: PackText): string {
  return JSON.stringify(Object.fromEntries(files));
}

/** What `contentOf` wrote. */
export function filesOf(content: string): PackText {
  return packText(Object.entries(JSON.parse(content) as Record<string, string>));
}

/** A pack that was kept, for `loadPack`. */
export function keptPack(kept: {
  readonly name: string;
  readonly version: string;
  readonly content: string;
}): PackSource {
  const { name, version, content } = kept;
  return { name, place: `${name}@${version}`, files: filesOf(content), problems: [] };
}
