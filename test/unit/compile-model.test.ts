import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import type { MetadataPatch } from '../../platform/model/layers/node.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import type { Model } from '../../platform/model/model.ts';
import { problemsOf } from '../support/metadata-problems.ts';
import { libraryFiles, text, writePacks, type PackFiles } from '../support/pack-folder.ts';

const core = join(projectRoot, 'metadata', 'core');

function modelOf(packs: Readonly<Record<string, PackFiles>>, patches: readonly MetadataPatch[] = []): Model {
  return compileModel({
    packs: loadPacks([core, ...writePacks(packs)]),
    org: { nodes: [], patches },
    version: '7',
  });
}

function packFiles(name: string, prefix: string, files: PackFiles = {}): PackFiles {
  const spec = { name, version: '1.2.0', label: text(name), platform: '>=0.1.0', licence: 'MIT', prefix };
  return { 'pack.json': { ...spec, dependsOn: { library: '^1.0.0' } }, ...files };
}

function bookPatch(set: object, retire: object = {}): PackFiles[string] {
  return { patch: 'library:book.entity', on: '1.0.0', set, retire };
}

function callingTitle(to: string): PackFiles {
  return { 'book.entity.patch.json': bookPatch({ 'fields.title.label.en': { to, was: 'Title' } }) };
}

function orgPatch(set: MetadataPatch['set'], retire: MetadataPatch['retire'] = {}): MetadataPatch {
  return {
    target: 'library:book.entity',
    on: '1.0.0',
    set,
    retire,
    source: 'anna',
    at: '2026-03-11T01:00:00.000Z',
  };
}

describe('a compiled model', () => {
  it('gives every record the system fields, and owned ones an owner and a department', () => {
    const model = modelOf({ library: libraryFiles() });
    const names = [...model.entity('loan').fields.keys()];
    expect(names).toEqual([
      'number',
      'lines',
      'owner',
      'department',
      'id',
      'version',
      'createdAt',
      'createdBy',
      'updatedAt',
      'updatedBy',
      'deletedAt',
    ]);
    expect(model.entity('loan').fields.get('owner')).toMatchObject({ system: false, target: 'core:user' });
    expect(model.entity('book').fields.has('owner')).toBe(false);
  });

  it('knows parents, children, trees and who refers to whom', () => {
    const model = modelOf({ library: libraryFiles() });
    const [book, loan, line] = [model.entity('book'), model.entity('loan'), model.entity('library:loanLine')];
    expect(loan.children.map(({ target, inverse }) => [target, inverse])).toEqual([
      ['library:loanLine', 'loan'],
    ]);
    expect(line.parent?.name).toBe('loan');
    expect(book.tree?.name).toBe('series');
    expect(book.incoming.map(({ entity, name }) => `${entity}.${name}`)).toEqual([
      'library:book.series',
      'library:loanLine.book',
    ]);
  });

  it('says of every reference what a deletion does', () => {
    const model = modelOf({ library: libraryFiles() });
    const line = model.entity('loanLine').fields;
    expect(line.get('loan')!.spec.onDelete).toBe('cascade');
    expect(line.get('book')!.spec.onDelete).toBe('restrict');
  });

  it('fills the options of choices into the field', () => {
    const genre = modelOf({ library: libraryFiles() }).entity('book').fields.get('genre')!;
    expect(genre.spec).toMatchObject({ choices: 'library:genre' });
    expect(Object.keys(genre.spec.options as object)).toEqual(['novel', 'science']);
  });

  it('qualifies what screens refer to', () => {
    const model = modelOf({ library: libraryFiles() });
    expect(model.views.get('library:allBooks')!.spec.entity).toBe('library:book');
    expect(model.pages.get('library:bookPage')!.spec).toMatchObject({
      form: 'library:bookForm',
      related: { loans: { relation: 'library:loanLine.book' } },
    });
    expect(model.apps.get('library:lending')!.spec.menu).toMatchObject({
      books: { view: 'library:allBooks' },
    });
  });

  it('cannot be changed', () => {
    const model = modelOf({ library: libraryFiles() });
    const book = model.entity('book');
    expect(() => Object.assign(book, { key: 'x' })).toThrow(TypeError);
    expect(() => Object.assign(book.fields.get('title')!.spec, { label: text('x') })).toThrow(TypeError);
    expect(() => (book.fields as Map<string, unknown>).delete('title')).toThrow(TypeError);
  });

  it('is the same whatever the order of the packs, with the same fingerprint', () => {
    const packs = {
      library: libraryFiles(),
      museum: packFiles('museum', 'mus', {
        'book.entity.patch.json': bookPatch({
          'fields.mus_room': { to: { type: 'text', label: text('Room') } },
        }),
      }),
      archive: packFiles('archive', 'arc', {
        'book.entity.patch.json': bookPatch({
          'fields.arc_box': { to: { type: 'text', label: text('Box') } },
        }),
      }),
    };
    const folders = [core, ...writePacks(packs)];
    const one = compileModel({ packs: loadPacks(folders) });
    const other = compileModel({ packs: loadPacks(folders.toReversed()) });
    expect(other.fingerprint).toBe(one.fingerprint);
    expect(JSON.stringify(other.entity('book').spec)).toBe(JSON.stringify(one.entity('book').spec));
    expect(modelOf({ library: libraryFiles() }).fingerprint).not.toBe(one.fingerprint);
  });

  it('finds an entity by its bare name only where one pack has it', () => {
    const twin = { name: 'book', label: text('Book'), title: 'isbn', ownedBy: 'none', fields: {} };
    const fields = { isbn: { type: 'text', label: text('ISBN') } };
    const model = modelOf({
      library: libraryFiles(),
      museum: packFiles('museum', 'mus', { 'book.entity.json': { ...twin, fields } }),
    });
    expect(model.findEntity('book')).toBeUndefined();
    expect(model.entity('museum:book').title.name).toBe('isbn');
    expect(() => model.entity('loann')).toThrow(/no entity "loann"; did you mean "loan"\?/);
  });
});

describe('layers of a model', () => {
  it('lets a pack adapt another, and the organisation both, and tells who set what', () => {
    const museum = packFiles('museum', 'mus', {
      'book.entity.patch.json': bookPatch({
        'fields.mus_room': { to: { type: 'text', label: text('Room') } },
        'fields.title.label.en': { to: 'Name', was: 'Title' },
      }),
    });
    const model = modelOf({ library: libraryFiles(), museum }, [
      orgPatch({
        'fields.mus_room.required': { to: true },
        'fields.x_shelf': { to: { type: 'text', label: text('Shelf') } },
      }),
    ]);
    const book = model.entity('book');
    expect(book.fields.get('mus_room')!.spec.required).toBe(true);
    expect(book.fields.get('title')!.label.en).toBe('Name');
    expect([...book.fields.keys()].slice(5, 8)).toEqual(['series', 'mus_room', 'x_shelf']);
    const by = (path: string) => model.provenance('entity', 'library:book', path);
    expect(by('fields.pages.type')).toMatchObject({ layer: 'library', version: '1.0.0' });
    expect(by('fields.mus_room.label')).toMatchObject({ layer: 'museum', version: '1.2.0' });
    expect(by('fields.mus_room.required')).toMatchObject({ layer: 'org', version: '7', source: 'anna' });
    expect(model.conflicts).toEqual([]);
  });

  it('wants the prefix of the pack before added fields, and x_ before those of the organisation', () => {
    const field = { type: 'text', label: text('Room') };
    const museum = packFiles('museum', 'mus', {
      'book.entity.patch.json': bookPatch({ 'fields.room': { to: field } }),
    });
    expect(problemsOf({ library: libraryFiles(), museum })).toMatchObject([
      {
        file: 'book.entity.patch.json',
        pointer: '/set/fields.room',
        en: expect.stringContaining('begins with "mus_": "mus_room"'),
      },
    ]);
    expect(() => modelOf({ library: libraryFiles() }, [orgPatch({ 'fields.room': { to: field } })])).toThrow(
      /anna#\/set\/fields\.room: .*"x_room"/,
    );
  });

  it.each([
    ['fields.pages.required', 'yes', '/set/fields.pages.required/to'],
    [
      'fields.mus_room',
      { type: 'text', label: text('Room'), visibleWhen: 'pagess > 1' },
      '/set/fields.mus_room/to/visibleWhen',
    ],
  ])('tells a mistake that a patch of %s made at the patch', (path, to, pointer) => {
    const museum = packFiles('museum', 'mus', { 'book.entity.patch.json': bookPatch({ [path]: { to } }) });
    expect(problemsOf({ library: libraryFiles(), museum })).toMatchObject([
      { file: 'book.entity.patch.json', pointer },
    ]);
  });

  it('tells a mistake in the shape of an entity once, not again wherever the entity is used', () => {
    const museum = packFiles('museum', 'mus', {
      'book.entity.patch.json': bookPatch({ 'fields.title.maxLengh': { to: 3 } }),
      'shelf.entity.json': {
        name: 'shelf',
        label: { 'zh-CN': '书架', en: 'Shelf' },
        title: 'code',
        ownedBy: 'none',
        fields: {
          code: { type: 'text', label: { 'zh-CN': '编号', en: 'Code' } },
          book: { type: 'reference', to: 'library:book', label: { 'zh-CN': '图书', en: 'Book' } },
          title: { type: 'lookup', path: 'book.title', label: { 'zh-CN': '书名', en: 'Title' } },
        },
      },
    });
    const problems = problemsOf({ library: libraryFiles(), museum });
    expect(problems.map(({ file, pointer }) => [file, pointer])).toEqual([
      ['book.entity.patch.json', expect.stringContaining('fields.title.maxLengh')],
    ]);
  });

  it('refuses a pack that patches what is not there', () => {
    const museum = packFiles('museum', 'mus', {
      'book.entity.patch.json': bookPatch({ 'fields.isbn.required': { to: true } }),
      'shelf.entity.patch.json': { patch: 'library:shelf.entity', on: '1.0.0' },
    });
    expect(problemsOf({ library: libraryFiles(), museum })).toMatchObject([
      { file: 'book.entity.patch.json', pointer: '/set/fields.isbn.required' },
      { file: 'shelf.entity.patch.json', pointer: '/patch', en: 'there is no entity "library:shelf"' },
    ]);
  });

  it('keeps a patch of the organisation whose target is gone, and says so', () => {
    const model = modelOf({ library: libraryFiles() }, [orgPatch({ 'fields.isbn.required': { to: true } })]);
    expect(model.conflicts).toMatchObject([{ kind: 'gone', layer: 'org', path: 'fields.isbn.required' }]);
  });

  it('names the path on which two packs collide', () => {
    const model = modelOf({
      library: libraryFiles(),
      museum: packFiles('museum', 'mus', callingTitle('Name')),
      archive: packFiles('archive', 'arc', callingTitle('Heading')),
    });
    expect(model.conflicts).toMatchObject([
      { kind: 'changed', layer: 'museum', path: 'fields.title.label.en', found: 'Heading', to: 'Name' },
    ]);
  });

  it('hides a retired field from entity, view, form and page', () => {
    const model = modelOf({ library: libraryFiles() }, [
      orgPatch({}, { 'fields.price': {}, 'fields.pages': {} }),
      { ...orgPatch({ filter: { to: null, was: 'pages > 10' } }), target: 'library:allBooks.view' },
    ]);
    expect(model.entity('book').fields.has('price')).toBe(false);
    expect(Object.keys(model.views.get('library:allBooks')!.spec.columns)).toEqual(['title']);
    expect(Object.keys(model.forms.get('library:bookForm')!.spec.sections.basics!.fields)).toEqual(['title']);
    expect(model.pages.get('library:bookPage')!.spec.facts).toEqual({});
  });

  it('refuses to retire a field that a filter still reads', () => {
    expect(() => modelOf({ library: libraryFiles() }, [orgPatch({}, { 'fields.pages': {} })])).toThrow(
      /#\/filter: /,
    );
  });
});
