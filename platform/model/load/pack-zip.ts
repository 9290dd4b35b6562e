import { unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import { Invalid, TooLarge } from '../../kernel/errors.ts';
import { isPackPath, packText, textOf, type PackSource, type PackText } from './pack-source.ts';
import { zipMessages as messages } from './zip-messages.ts';

/** More than any pack needs, and little enough to hold in memory. */
export const ZIP_LIMITS: ZipLimits = {
  bytes: 16 * 1024 * 1024,
  files: 5000,
  fileBytes: 8 * 1024 * 1024,
  allBytes: 64 * 1024 * 1024,
};

interface ZipLimits {
  /** Of the zip itself. */
  readonly bytes: number;
  readonly files: number;
  /** Of one file and of all files, unpacked. */
  readonly fileBytes: number;
  readonly allBytes: number;
}

/**
 * The files of a zipped pack: a folder zipped with or without its own name. Nothing is unpacked before names, number
 * and sizes are known to be harmless, and no file becomes longer than the list of contents says.
 *
 * @param place how problems call it: `museum-1.2.0.zip`
 * @throws Invalid or TooLarge, naming the file and the remedy
 */
export function packZip(bytes: Uint8Array, place: string, limits = ZIP_LIMITS): PackSource {
  if (bytes.length > limits.bytes) throw new TooLarge(messages.zipTooLarge(megabytes(limits.bytes)));
  const checking = new Contents(limits);
  const unpacked = unzipped(bytes, (file) => checking.takes(file));
  const top = topFolder(Object.keys(unpacked));
  const files = Object.entries(unpacked).map(([path, content]): [string, string] => {
    const text = textOf(content);
    if (text === undefined) throw new Invalid(messages.zippedNotText({ path }));
    return [path.slice(top.length), text];
  });
  const name = top ? top.slice(0, -1) : place.replace(/\.zip$/i, '');
  return { name, place, files: packText(files), problems: [] };
}

/** The same files give the same bytes, on any machine and at any time. */
export function zipOfPack(name: string, files: PackText): Uint8Array {
  const entries = [...files].map(([path, text]) => [`${name}/${path}`, new TextEncoder().encode(text)]);
  const mtime = new Date(1980, 0, 1); // the first a zip can name; it keeps the time on the wall
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { level: 9, mtime, os: 3 });
}

/** Looks at every entry before it is unpacked. */
class Contents {
  readonly #seen = new Set<string>();
  #bytes = 0;

  constructor(private readonly limits: ZipLimits) {}

  takes({ name, originalSize, compression }: UnzipFileInfo): boolean {
    if (isUnsafe(name)) throw new Invalid(messages.zipPathUnsafe({ path: name }));
    if (name.endsWith('/') || !isPackPath(name)) return false;
    const folded = name.normalize('NFC').toLowerCase();
    if (this.#seen.has(folded)) throw new Invalid(messages.zipPathTwice({ path: name }));
    this.#seen.add(folded);
    const { files, fileBytes, allBytes } = this.limits;
    if (this.#seen.size > files) throw new TooLarge(messages.zipTooMany({ max: files }));
    if (originalSize > fileBytes)
      throw new TooLarge(messages.zippedTooLarge({ path: name, ...megabytes(fileBytes) }));
    this.#bytes += originalSize;
    if (this.#bytes > allBytes) throw new TooLarge(messages.zipUnpacksTooLarge(megabytes(allBytes)));
    if (compression !== 0 && compression !== 8) throw new Invalid(messages.zipMethod({ path: name }));
    return true;
  }
}

function unzipped(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof Invalid || error instanceof TooLarge) throw error;
    throw new Invalid(messages.notAZip());
  }
}

function isUnsafe(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/');
  return (
    name === '' ||
    /[\\:\0]/.test(name) ||
    parts.some((part) => part === '' || part === '.' || part === '..' || part === '__proto__')
  );
}

/** `museum/` where pack.json lies in it and nothing lies beside it. */
function topFolder(paths: readonly string[]): string {
  const top = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  return !paths.includes('pack.json') && paths.every((path) => path.startsWith(top)) ? top : '';
}

function megabytes(bytes: number): { max: number } {
  return { max: bytes / 1024 / 1024 };
}
