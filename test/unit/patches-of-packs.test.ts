import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { problemsOf } from '../support/metadata-problems.ts';
import { libraryFiles, text, writePacks, type PackFiles } from '../support/pack-folder.ts';

const core = join(projectRoot, 'metadata', 'core');

/** A library with a role, and a pack `music` with records of its own that adapts both. */
function packsWith(patches: PackFiles) {
  const library = {
    ...libraryFiles(),
    'agent.role.json': { name: 'agent', label: text('Agent'), entities: { book: { read: 'all' } } },
  };
  const music = {
    'pack.json': {
      name: 'music',
      version: '1.0.0',
      label: text('Music'),
      platform: '>=0.1.0',
      licence: 'MIT',
      prefix: 'mus',
      dependsOn: { library: '^1.0.0' },
    },
    'genre.choices.json': {
      name: 'genre',
      label: text('Genre'),
      options: { choral: { label: text('Choral') } },
    },
    'score.entity.json': {
      name: 'score',
      label: text('Score'),
      title: 'name',
      ownedBy: 'none',
      fields: {
        name: { type: 'text', label: text('Name') },
        book: { type: 'reference', label: text('Book'), to: 'library:book' },
      },
    },
    ...patches,
  };
  return { library, music };
}

function modelOf(patches: PackFiles) {
  return compileModel({ packs: loadPacks([core, ...writePacks(packsWith(patches))]) });
}

function patch(of: string, set: object): PackFiles {
  return { [`${of}.patch.json`]: { patch: `library:${of}`, on: '1.0.0', set } };
}

describe('a patch of another pack', () => {
  it('adds fields and lists that lead back to its own records', () => {
    const count = { type: 'rollup', label: text('Scores'), of: 'score.book', measure: 'count' };
    const related = { relation: 'music:score.book', tab: 'loans', columns: { name: {} } };
    const model = modelOf({
      ...patch('book.entity', { 'fields.mus_scores': { to: count } }),
      ...patch('bookPage.page', { 'related.musScores': { to: related } }),
    });
    expect(model.entity('book').fields.get('mus_scores')!.spec.of).toBe('music:score.book');
    expect(model.pages.get('library:bookPage')!.spec.related!.musScores!.relation).toBe('music:score.book');
  });

  it('means its own pack by a bare name, and that of the node where it has no such thing', () => {
    const model = modelOf(
      patch('book.entity', {
        'fields.mus_kind': { to: { type: 'select', label: text('Kind'), choices: 'genre' } },
        'fields.mus_shelf': { to: { type: 'reference', label: text('Loan'), to: 'loan' } },
      }),
    );
    const { fields } = model.entity('book');
    expect(fields.get('mus_kind')!.spec.choices).toBe('music:genre');
    expect(fields.get('genre')!.spec.choices).toBe('library:genre');
    expect(fields.get('mus_shelf')!.target).toBe('library:loan');
  });

  it('gives roles of others rights to its records', () => {
    const model = modelOf(
      patch('agent.role', {
        'entities.music:score': { to: { read: 'all' } },
        'entities.core:*': { to: { read: 'own' } },
        'entities.book.fields': { to: { pages: { read: false } } },
      }),
    );
    expect(model.roles.get('library:agent')!.spec.entities).toEqual({
      'library:book': { read: 'all', fields: { pages: { read: false } } },
      'core:*': { read: 'own' },
      'music:score': { read: 'all' },
    });
  });

  it('is told what it misspells, at its own line', () => {
    const [problem] = problemsOf(
      packsWith(patch('agent.role', { 'entities.music:scor': { to: { read: 'all' } } })),
    );
    expect(problem!.file).toContain('agent.role.patch.json');
    expect(problem!.pointer).toBe('/set/entities.music:scor/to');
    expect(problem!.en).toBe('there is no entity "music:scor"');
  });
});
