import { describe, expect, it } from 'vitest';
import { problemsOf } from '../support/metadata-problems.ts';
import { libraryFiles, text, type PackFiles } from '../support/pack-folder.ts';

function packFiles(name: string, prefix: string, files: PackFiles = {}): PackFiles {
  const spec = { name, version: '1.2.0', label: text(name), platform: '>=0.1.0', licence: 'MIT', prefix };
  return { 'pack.json': { ...spec, dependsOn: { library: '^1.0.0' } }, ...files };
}

describe('dependencies of packs', () => {
  it('must not be circular', () => {
    const a = packFiles('archive', 'arc');
    const cyclic = { ...(a['pack.json'] as object), dependsOn: { museum: '*' } };
    const b = { ...(packFiles('museum', 'mus')['pack.json'] as object), dependsOn: { archive: '*' } };
    const told = problemsOf({ archive: { 'pack.json': cyclic }, museum: { 'pack.json': b } });
    expect(told).toMatchObject([{ en: expect.stringContaining('archive → museum → archive') }]);
  });

  it('must be said before another pack is used', () => {
    const files = packFiles('museum', 'mus', {
      'loans.view.json': {
        name: 'loans',
        entity: 'library:loan',
        type: 'list',
        label: text('Loans'),
        columns: { number: {} },
      },
    });
    const alone = { ...(files['pack.json'] as object), dependsOn: {} };
    expect(problemsOf({ library: libraryFiles(), museum: files })).toEqual([]);
    expect(problemsOf({ library: libraryFiles(), museum: { ...files, 'pack.json': alone } })).toMatchObject([
      {
        file: 'loans.view.json',
        pointer: '/entity',
        en: expect.stringContaining('name that pack in dependsOn'),
      },
    ]);
  });

  it('are missed once, not again by everything that speaks of them', () => {
    const files = packFiles('museum', 'mus', {
      'book.entity.patch.json': {
        patch: 'library:book.entity',
        on: '1.0.0',
        set: { 'fields.mus_room': { to: { type: 'text', label: text('Room') } } },
      },
    });
    const told = problemsOf({ museum: files });
    expect(told.map(({ pointer }) => pointer)).toEqual(['/dependsOn/library']);
  });

  it('must have a version in range', () => {
    const files = packFiles('museum', 'mus');
    const newer = { ...(files['pack.json'] as object), dependsOn: { library: '^2.0.0' } };
    expect(problemsOf({ library: libraryFiles(), museum: { 'pack.json': newer } })).toMatchObject([
      {
        file: 'pack.json',
        pointer: '/dependsOn/library',
        en: expect.stringContaining('library has version 1.0.0'),
      },
    ]);
  });

  it('must not share a prefix, but for what was exported from organisations', () => {
    expect(sharing('mus')).toMatchObject([
      { pointer: '/prefix', en: expect.stringContaining('the pack "archive"') },
    ]);
    expect(sharing('x')).toEqual([]);
  });
});

describe('the name of a pack', () => {
  it('is not that of the layer of the organisation', () => {
    const told = problemsOf({ library: libraryFiles(), org: packFiles('org', 'og') });
    expect(told).toMatchObject([{ pointer: '/name', en: expect.stringContaining('cannot be called org') }]);
  });
});

function sharing(prefix: string) {
  return problemsOf({
    library: libraryFiles(),
    archive: packFiles('archive', prefix),
    museum: packFiles('museum', prefix),
  });
}
