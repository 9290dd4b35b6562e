import type { Problem } from '../problem.ts';

/**
 * The files of a pack with their exact text, by path from the pack's folder (`catalogue/book.entity.json`), in the
 * order of the paths. What is installed, compared and exported is this.
 */
export type PackText = ReadonlyMap<string, string>;

/** A pack before anything in it is read, wherever it came from: a folder, a zip, the database. */
export interface PackSource {
  /** What it is called where its pack.json does not say. */
  readonly name: string;
  /** How problems call the place; the path of a file stands behind it. */
  readonly place: string;
  readonly files: PackText;
  /** Where it lies; absent unless it was read from a folder. */
  readonly folder?: string;
  readonly problems: readonly Problem[];
}

/** Whether a path belongs to the pack; what hides (`.git`) and what tools put there (`node_modules`) does not. */
export function isPackPath(path: string): boolean {
  return path
    .split('/')
    .every((part) => !part.startsWith('.') && part !== 'node_modules' && part !== '__MACOSX');
}

/** By path, so that the same files are the same pack, whatever listed them. */
export function packText(files: Iterable<readonly [path: string, text: string]>): PackText {
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The bytes of a file as text, to the byte: a byte order mark stays. Undefined where they are no text. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
