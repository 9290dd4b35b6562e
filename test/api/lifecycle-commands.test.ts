import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { changesetApply } from '../../platform/cli/changeset-apply.ts';
import { changesetExport } from '../../platform/cli/changeset-export.ts';
import { CommandLineError, type Command } from '../../platform/cli/command.ts';
import { packUpgrade } from '../../platform/cli/pack-install.ts';
import { packList } from '../../platform/cli/pack-list.ts';
import { packUninstall } from '../../platform/cli/pack-uninstall.ts';
import { purge } from '../../platform/cli/purge.ts';
import type { JsonObject } from '../../platform/kernel/json.ts';
import { withValueAt } from '../../platform/model/layers/property-path.ts';
import type { LoadedPack } from '../../platform/model/load/loaded-pack.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { published } from '../support/lifecycle.ts';
import { zipOf } from '../support/pack-client.ts';
import { text } from '../support/pack-folder.ts';
import { printed } from '../support/printed.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const BOOK = 'library:book.entity';
const SUMMARY = 'library:book.summary';

let app: TestApp;
let scratch: string;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'kehu-commands-'));
  app = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(async () => {
  await app?.close();
  rmSync(scratch, { recursive: true });
});
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', app.databaseUrl);
  vi.stubEnv('KEHU_DATA_DIR', scratch);
  vi.stubEnv('KEHU_PACKS', 'test/fixtures/library');
});
afterEach(() => vi.unstubAllEnvs());

const run = (command: Command, ...words: string[]) => printed(() => command.run(words, 'en'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

describe('commands called wrongly', () => {
  it.each<[string, Command, string[], RegExp]>([
    ['purge of two things', purge, ['a', 'b'], /one thing at a time/],
    ['a confirmation of nothing', purge, ['--confirm', 'a'], /one thing at a time/],
    ['an export from no version', changesetExport, [], /--since/],
    ['an export since what is no number', changesetExport, ['--since', '0'], /"0" is no number/],
    ['an export of places without --only', changesetExport, ['--since', '1', BOOK], /--only/],
    ['no change set', changesetApply, [], /which file/],
    ['a file that is not there', changesetApply, ['gone.json'], /gone\.json cannot be read/],
    ['an upgrade of no pack', packUpgrade, [], /kehu pack upgrade packs\/museum/],
    [
      'answers that are not there',
      packUpgrade,
      ['test/fixtures/library', '--answers', 'gone'],
      /cannot be read/,
    ],
  ])('say how they are called: %s', async (_, command, words, told) => {
    const called = command.run(words, 'en');
    await expect(called).rejects.toThrow(CommandLineError);
    await expect(called).rejects.toThrow(told);
  });
});

describe('kehu changeset', () => {
  it('exports what was changed and applies it where it is not so, unless something else is', async () => {
    await app.api('POST', '/api/records/book', { title: 'Emma', summary: 'A matchmaker' });
    await published(app, {
      [BOOK]: { set: { 'fields.title.label.en': { to: 'Name' } }, retire: { 'fields.summary': {} } },
    });
    const { code, out } = await run(changesetExport, '--since', '1');
    expect([code, Object.keys((JSON.parse(out) as { changes: object }).changes)]).toEqual([0, [BOOK]]);
    const changes = file('changes.json', `\uFEFF${out}`);
    await published(app, { [BOOK]: { set: { 'fields.title.label.en': { to: 'Heading' } } } });
    const planned = await run(changesetApply, changes, '--dry-run');
    expect([planned.code, planned.out]).toEqual([1, expect.stringContaining('"found": "Heading"')]);
    expect(await run(changesetApply, changes, '--despite-drift')).toMatchObject({
      code: 0,
      out: 'the change set 1–2 is in force (version 4)',
    });
  });
});

describe('kehu purge', () => {
  it('lists what is kept, and takes away what is named twice', async () => {
    expect(await run(purge)).toMatchObject({ code: 0, out: `${SUMMARY}\t1` });
    expect((await run(purge, SUMMARY, '--confirm', SUMMARY)).out).toBe(`purged ${SUMMARY}: 1 values`);
  });
});

describe('kehu pack upgrade, list and uninstall', () => {
  it('upgrades what is installed, with answers, and takes it away again', async () => {
    const [{ files }] = loadPacks(['test/fixtures/library']) as [LoadedPack];
    const path = 'book/book.entity.json';
    const code = { type: 'text', label: text('Code'), required: true };
    const next = zipOf('library', {
      ...Object.fromEntries(files),
      'pack.json': files.get('pack.json')!.replace('"1.0.0"', '"1.1.0"'),
      [path]: withValueAt(JSON.parse(files.get(path)!) as JsonObject, 'fields.code', code),
    });
    const zip = file('library-1.1.0.zip', next);
    const question = `fillMissing:${BOOK}:fields.code`;
    const planned = await run(packUpgrade, zip, '--dry-run');
    expect([planned.code, planned.out]).toEqual([0, expect.stringContaining(`to answer  ${question}`)]);
    const wrong = file('wrong.json', '[]');
    await expect(run(packUpgrade, zip, '--answers', wrong)).rejects.toThrow(/must be a JSON object/);
    const answers = file('answers.json', JSON.stringify({ [question]: { value: 'none' } }));
    const { out } = await run(packUpgrade, zip, '--answers', answers);
    expect(out).toBe('library 1.1.0 is in force (version 5)');
    const listed = (await run(packList)).out.split('\n');
    expect(listed[1]).toMatch(/^library +1\.1\.0 +Library$/);
    expect(listed[2]).toMatch(/^library 1\.0\.0 .*older than what is installed/);
    expect((await run(packUninstall, 'library')).out).toContain('library is uninstalled (version 6)');
    expect(await run(packUpgrade, zip, '--dry-run')).toMatchObject({
      code: 1,
      err: expect.stringContaining('use kehu pack install'),
    });
  });
});
