import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommandLineError, type Command } from '../../platform/cli/command.ts';
import { packBuild } from '../../platform/cli/pack-build.ts';
import { packCheck } from '../../platform/cli/pack-check.ts';
import { packDiff } from '../../platform/cli/pack-diff.ts';
import { packNew } from '../../platform/cli/pack-new.ts';
import { packAt } from '../../platform/cli/pack-sources.ts';
import { printed } from '../support/printed.ts';
import { libraryFiles, writePacks } from '../support/pack-folder.ts';

const run = (command: Command, ...words: string[]) => printed(() => command.run(words, 'en'));

/** A new pack in a folder of its own. */
async function made(): Promise<string> {
  const [beside] = writePacks({ library: libraryFiles() });
  await run(packNew, 'museum', '--in', dirname(beside!));
  return join(dirname(beside!), 'museum');
}

/** A new pack and its release 1.0.0. */
async function release(): Promise<{ folder: string; zip: string }> {
  const folder = await made();
  rewrite(folder, 'pack.json', '"0.1.0"', '"1.0.0"');
  const zip = join(dirname(folder), 'museum-1.0.0.zip');
  await run(packBuild, folder, '--out', zip);
  return { folder, zip };
}

function rewrite(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  writeFileSync(join(folder, path), text.replace(from, to));
}

describe('kehu pack new', () => {
  it('makes a pack that is right as it is', async () => {
    const folder = await made();
    const { code, out } = await run(packCheck, folder);
    expect(code).toBe(0);
    expect(out).toContain('museum 0.1.0 is right: 1 entities, 6 other nodes, 0 records, 1 scenarios');
  });

  it('touches nothing that is there, and takes only names of packs', async () => {
    const folder = await made();
    const words = ['museum', '--in', dirname(folder)];
    await expect(packNew.run(words, 'en')).rejects.toThrow(/is there already/);
    await expect(packNew.run(['Museum'], 'en')).rejects.toThrow(CommandLineError);
  });
});

describe('kehu pack build', () => {
  it('zips the same bytes from the same files, which are read back to the byte', async () => {
    const folder = await made();
    const zips = ['one.zip', 'two.zip'].map((name) => join(dirname(folder), name));
    for (const out of zips) expect((await run(packBuild, folder, '--out', out)).code).toBe(0);
    const [one, two] = zips.map((path) => readFileSync(path));
    expect(one!.equals(two!)).toBe(true);
    expect([...packAt(zips[0]!).files]).toEqual([...packAt(folder).files]);
  });

  it('refuses a pack that is wrong', async () => {
    const folder = await made();
    rewrite(folder, 'item/item.entity.json', '"title": "name"', '"title": "nam"');
    await expect(packBuild.run([folder], 'en')).rejects.toThrow(/did you mean "name"/);
  });
});

describe('a pack beside its last release', () => {
  it('is told in sentences', async () => {
    const { folder, zip } = await release();
    expect((await run(packDiff, zip, folder)).out).toBe('the two read the same');
    rewrite(folder, 'item/item.entity.json', '"maxLength": 200', '"maxLength": 100');
    const { out } = await run(packDiff, zip, folder);
    expect(out).toContain('major  museum:item.entity: fields.name.maxLength changes from 200 to 100');
    expect(out).toContain('deserves at least 2.0.0; it says 1.0.0');
  });

  it('needs a version that says how much changed', async () => {
    const { folder, zip } = await release();
    rewrite(folder, 'items.app.json', '"en": "Items"', '"en": "Things"');
    expect(await run(packCheck, folder, '--against', zip)).toMatchObject({
      code: 1,
      err: 'the version is too small; write 1.0.1 in pack.json',
    });
    rewrite(folder, 'pack.json', '"1.0.0"', '"1.0.1"');
    expect((await run(packCheck, folder, '--against', zip)).code).toBe(0);
  });

  it('loses no key without saying where it went', async () => {
    const { folder, zip } = await release();
    const old = join(dirname(folder), 'release');
    cpSync(folder, old, { recursive: true });
    rewrite(folder, 'item/item.entity.json', '"notes": {', '"remarks": {');
    rewrite(folder, 'item/itemForm.form.json', '"notes": {', '"remarks": {');
    rewrite(folder, 'scenarios/itemIsKept.scenario.json', '"notes": ', '"remarks": ');
    rewrite(folder, 'pack.json', '"1.0.0"', '"2.0.0"');
    const { code, err } = await run(packCheck, folder, '--against', zip);
    expect(code).toBe(1);
    expect(err).toContain('museum:item.entity: fields.notes vanishes');
    rewrite(folder, 'item/item.entity.json', '"remarks": {', '"remarks": { "renamedFrom": ["notes"],');
    expect((await run(packCheck, folder, '--against', zip)).code).toBe(0);
  });

  it('is compared with releases of its own only', async () => {
    const { folder } = await release();
    const library = join(dirname(folder), 'library');
    await expect(run(packCheck, folder, '--against', library)).rejects.toThrow(/"library", not "museum"/);
  });
});
