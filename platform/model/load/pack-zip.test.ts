import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Invalid, TooLarge } from '../../kernel/errors.ts';
import { contentOf, keptPack } from './pack-content.ts';
import { packFolder } from './pack-folder.ts';
import { packText } from './pack-source.ts';
import { packZip, ZIP_LIMITS, zipOfPack } from './pack-zip.ts';

const { files } = packFolder('test/fixtures/library');

function zip(content: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(content).map(([path, text]) => [path, strToU8(text)])));
}

function longFiles(...names: string[]): Uint8Array {
  return zip(Object.fromEntries(names.map((name) => [name, 'x'.repeat(40)])));
}

function refusal(bytes: Uint8Array, limits = ZIP_LIMITS): string {
  try {
    packZip(bytes, 'a.zip', limits);
  } catch (error) {
    if (error instanceof Invalid || error instanceof TooLarge) return error.code;
    throw error;
  }
  return 'taken';
}

describe('a pack as text by path', () => {
  it('is the same from its folder, its zip and the database, byte for byte', () => {
    const zipped = packZip(zipOfPack('library', files), 'library.zip');
    const kept = keptPack({ name: 'library', version: '1.0.0', content: contentOf(files) });
    expect([...zipped.files]).toEqual([...files]);
    expect([...kept.files]).toEqual([...files]);
    expect(files.has('pack.json')).toBe(true);
  });

  it('keeps a byte order mark, line ends and files that are no JSON', () => {
    const odd = packText([
      ['README.md', '\uFEFF# a\r\nb'],
      ['b/pack.md', '客户'],
    ]);
    expect([...packZip(zipOfPack('odd', odd), 'odd.zip').files]).toEqual([...odd]);
  });

  it('makes the same zip of the same files, whatever their order', () => {
    const reversed = packText([...files].toReversed());
    expect(Buffer.compare(zipOfPack('library', reversed), zipOfPack('library', files))).toBe(0);
  });

  it('is taken from a zip with or without a folder, without what systems add', () => {
    for (const top of ['', 'museum/']) {
      const bytes = zip({
        [`${top}pack.json`]: '{}',
        [`${top}a/b.json`]: '1',
        '__MACOSX/x': '',
        [`${top}.git`]: '',
      });
      expect([...packZip(bytes, 'museum.zip').files.keys()]).toEqual(['a/b.json', 'pack.json']);
    }
  });
});

describe('a zip that is no pack', () => {
  it.each([
    ['leads out of its folder', zip({ '../pack.json': '{}' }), 'zipPathUnsafe'],
    ['names an absolute path', zip({ '/etc/pack.json': '{}' }), 'zipPathUnsafe'],
    ['names a drive', zip({ 'C:\\pack.json': '{}' }), 'zipPathUnsafe'],
    ['has a file twice', zip({ 'pack.json': '{}', 'Pack.json': '{}' }), 'zipPathTwice'],
    ['holds what is no text', zipSync({ 'pack.json': new Uint8Array([0xff, 0xfe, 0x00]) }), 'zippedNotText'],
    ['is no zip', strToU8('not a zip at all'), 'notAZip'],
    ['is cut off', zipOfPack('library', files).slice(0, 400), 'notAZip'],
    [
      'has one huge file',
      zipSync({ 'a.json': new Uint8Array(9 * 1024 * 1024) }, { level: 9 }),
      'zippedTooLarge',
    ],
  ])('is refused where it %s', (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  it('is refused where it unpacks to more than a pack may have', () => {
    const limits = { ...ZIP_LIMITS, files: 3, allBytes: 100 };
    expect(refusal(longFiles('a', 'b', 'c'), limits)).toBe('zipUnpacksTooLarge');
    expect(refusal(longFiles('a', 'b', 'c', 'd'), { ...limits, allBytes: 1000 })).toBe('zipTooMany');
    expect(refusal(longFiles('a', 'b'), limits)).toBe('taken');
  });
});
