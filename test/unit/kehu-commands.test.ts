import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommandLineError } from '../../platform/cli/command.ts';
import { packCheck } from '../../platform/cli/pack-check.ts';
import { types } from '../../platform/cli/effective-types.ts';
import { MetadataError } from '../../platform/model/problem.ts';
import { libraryFiles, text, writePacks } from '../support/pack-folder.ts';
import { printed } from '../support/printed.ts';

function adapting(name: string, title: string) {
  const label = text(name);
  const spec = { name, version: '1.0.0', label, platform: '*', licence: 'MIT', prefix: name.slice(0, 3) };
  return {
    'pack.json': { ...spec, dependsOn: { library: '*' } },
    'book.entity.patch.json': {
      patch: 'library:book.entity',
      on: '1.0.0',
      set: { 'fields.title.label.en': { to: title, was: 'Title' } },
    },
  };
}

describe('kehu pack check', () => {
  it('counts what a right pack holds, with the packs it needs found beside it', async () => {
    const packs = { library: libraryFiles(), museum: adapting('museum', 'Name') };
    const [, museum] = writePacks(packs);
    const { code, out } = await printed(() => packCheck.run([museum!], 'en'));
    expect(code).toBe(0);
    expect(out).toContain('library 1.0.0 is right: 3 entities, 5 other nodes, 0 records');
    expect(out).toContain('museum 1.0.0 is right');
  });

  it('names the path on which packs collide', async () => {
    const packs = {
      library: libraryFiles(),
      museum: adapting('museum', 'Name'),
      archive: adapting('archive', 'Heading'),
    };
    const { code, err } = await printed(() => packCheck.run(writePacks(packs), 'en'));
    expect(code).toBe(1);
    expect(err).toMatch(
      /"fields.title.label.en" of library:book.entity: .*archive.* sets "Heading", .*museum.* sets "Name"/,
    );
  });

  it('refuses a wrong pack with all its mistakes', async () => {
    const files = libraryFiles();
    files['book.entity.json']!.title = 'titel';
    files['bookForm.form.json']!.entity = 'bok';
    const run = packCheck.run(writePacks({ library: files }), 'en');
    await expect(run).rejects.toThrow(MetadataError);
    await expect(run).rejects.toThrow(/did you mean "title"[\s\S]*did you mean "book"/);
  });

  it('asks for folders, and knows no other options', async () => {
    await expect(packCheck.run([], 'en')).rejects.toThrow(CommandLineError);
    await expect(packCheck.run(['--quick'], 'en')).rejects.toThrow(CommandLineError);
  });
});

describe('kehu types', () => {
  it('writes an interface per entity, as the API answers records', async () => {
    const [folder] = writePacks({ library: libraryFiles() });
    const out = join(folder!, 'records.ts');
    expect(await types.run([folder!, '--out', out], 'en')).toBe(0);
    const source = readFileSync(out, 'utf8').replaceAll(/\s*\/\*\*[\s\S]*?\*\//g, '');
    expect(source).toContain("'library:loanLine': LoanLine;");
    expect(source).toMatch(/export interface Book \{\n {2}title: string;\n {2}pages: number \| null;/);
    expect(source).toMatch(/genre: \(?'novel' \| 'science'\)? \| null;/);
    expect(source).toMatch(
      /export interface Loan \{[^}]*lines: LoanLine\[\];\n {2}owner: Reference \| null;/,
    );
  });
});
