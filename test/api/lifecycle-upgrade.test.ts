import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../../platform/kernel/caller.ts';
import type { Json, JsonObject } from '../../platform/kernel/json.ts';
import { CurrentVersion } from '../../platform/lifecycle/versions/current-version.ts';
import { UpgradePlanner } from '../../platform/lifecycle/upgrade/upgrade-planner.ts';
import { loadPack } from '../../platform/model/load-packs.ts';
import type { LoadedPack } from '../../platform/model/load/loaded-pack.ts';
import { withValueAt } from '../../platform/model/layers/property-path.ts';
import type { OpenChange } from '../../platform/model/upgrade/open-changes.ts';
import { LibraryApp, type Problem } from '../support/library-app.ts';

type Changes = Readonly<Record<string, Json | undefined>>;

const BOOK = 'library:book.entity';
const GENRE = 'fields.genre.options';
const text = (en: string): JsonObject => ({ 'zh-CN': en, en });

let library: LibraryApp;

beforeAll(async () => {
  library = await LibraryApp.start();
});
afterAll(() => library?.close());

/** The packs in force with another version of the library's. */
function released(
  version: string,
  changes: Changes,
  others: (text: string) => string = (text) => text,
): LoadedPack[] {
  const packs = inForce().packs;
  const files = new Map(packs.find(({ name }) => name === 'library')!.files);
  const edit = (path: string, made: Changes) => {
    const value = JSON.parse(files.get(path)!) as JsonObject;
    const next = Object.entries(made).reduce((node, [at, to]) => withValueAt(node, at, to), value);
    files.set(path, JSON.stringify(next));
  };
  for (const [path, text] of files) if (!path.endsWith('.entity.json')) files.set(path, others(text));
  edit('pack.json', { version });
  edit('book/book.entity.json', changes);
  const next = loadPack({ name: 'library', place: `library ${version}`, files, problems: [] });
  expect(next.problems).toEqual([]);
  return [...packs.filter(({ name }) => name !== 'library'), next];
}

function inForce() {
  return library.app.node.app.get(CurrentVersion).get();
}

function upgrades(): UpgradePlanner {
  return library.app.node.app.get(UpgradePlanner);
}

async function customise(changes: object): Promise<void> {
  const { body } = await library.api<{ id: string }>('POST', '/api/drafts', { changes });
  const { status, body: answer } = await library.api('POST', `/api/drafts/${body.id}/publish`, {});
  expect(status, JSON.stringify(answer)).toBe(200);
}

async function inbox(): Promise<readonly OpenChange[]> {
  const { body } = await library.api<{ items: OpenChange[] }>('GET', '/api/inbox');
  return body.items;
}

async function genres(): Promise<Record<string, unknown>> {
  const { body } = await library.api<{ items: { title: string; genre: unknown }[] }>(
    'GET',
    '/api/records/book?fields=title,genre&limit=100',
  );
  return Object.fromEntries(body.items.map(({ title, genre }) => [title, genre]));
}

describe('an upgrade over a customised installation', () => {
  const isbn13 = { type: 'text', label: text('ISBN-13'), required: true };

  it('is planned with its conflicts, and loses nothing when it is applied', async () => {
    await library.create('book', { title: 'Poems', genre: 'poetry' });
    await customise({
      [BOOK]: {
        set: {
          'fields.title.label.en': { to: 'Name' },
          'fields.pages.default': { to: '100' },
          [`${GENRE}.crime`]: { to: { label: text('Crime') } },
          'fields.x_shelf': { to: { type: 'text', label: text('Shelf') } },
        },
        retire: { 'fields.summary': {} },
      },
    });
    const next = released('2.0.0', {
      'fields.title.label.en': 'Heading',
      'fields.pages.default': '300',
      'fields.author.label.en': 'Writer',
      'fields.isbn13': isbn13,
      [`${GENRE}.poetry`]: undefined,
      [`${GENRE}.history`]: undefined,
    });
    const plan = await upgrades().plan(next);
    expect(plan.conflicts.map(({ kind, path }) => [kind, path])).toEqual([
      ['asked', 'fields.pages.default'],
      ['hidden', 'fields.title.label.en'],
    ]);
    expect(plan.automatic.map(({ path }) => path)).toEqual([
      'fields.author.label.en',
      `${GENRE}.history`,
      'fields.isbn13',
    ]);
    expect(plan.deprecated.map(({ path }) => path)).toEqual([`${GENRE}.poetry`]);
    expect(plan.questions.map(({ id }) => id)).toEqual(
      expect.arrayContaining([`mapOption:${BOOK}:${GENRE}.poetry`, `fillMissing:${BOOK}:fields.isbn13`]),
    );
    const answers = {
      [`mapOption:${BOOK}:${GENRE}.poetry`]: { to: 'novel' },
      [`fillMissing:${BOOK}:fields.isbn13`]: { value: 'unknown' },
    };
    await upgrades().apply(Caller.system('new version'), () => ({ packs: next, kind: 'upgrade' }), answers);
    expect(await genres()).toMatchObject({ Poems: 'novel', Emma: null });
    const { model } = inForce().catalog;
    expect(model.packs.get('library')!.version).toBe('2.0.0');
    const { fields } = model.entity('book');
    expect(fields.get('title')!.label.en).toBe('Name');
    expect(Object.keys(fields.get('genre')!.spec['options'] as object)).toEqual([
      'novel',
      'science',
      'crime',
    ]);
    expect(fields.has('x_shelf')).toBe(true);
    expect(fields.has('summary')).toBe(false);
  });

  it('shows what vendors changed in the inbox until somebody decides', async () => {
    const open = await inbox();
    expect(open.map(({ path, mine, theirs, update }) => [path, mine, theirs, update])).toEqual([
      ['fields.pages.default', '100', '300', 'shared'],
      ['fields.title.label.en', 'Name', 'Heading', 'org'],
    ]);
    const answers = { [open[0]!.id]: { choice: 'theirs' }, [open[1]!.id]: { choice: 'mine' } };
    const { status } = await library.api('POST', '/api/packs/library/resolve', { answers });
    expect(status).toBe(200);
    expect(await inbox()).toEqual([]);
    const { fields } = inForce().catalog.model.entity('book');
    expect(fields.get('pages')!.spec.default).toBe('300');
    expect(fields.get('title')!.label.en).toBe('Name');
    const again = await upgrades().plan(released('2.1.0', { 'fields.author.label.en': 'By' }));
    expect(again.conflicts).toEqual([]);
  });

  it('refuses an answer to nothing, or that is none', async () => {
    const answers = { [`${BOOK}#fields.nothing`]: { choice: 'mine' } };
    const { status, body } = await library.api<Problem>('POST', '/api/packs/library/resolve', { answers });
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ code: 'unknownQuestion' });
    expect((await library.api('POST', '/api/packs/library/resolve', {})).status).toBe(400);
    expect((await library.api('POST', '/api/packs/absent/resolve', { answers })).status).toBe(404);
  });

  it('goes back with the data', async () => {
    const { body } = await library.api<{ items: { number: number; kind: string }[] }>('GET', '/api/versions');
    const upgrade = body.items.find(({ kind }) => kind === 'upgrade')!;
    const { status } = await library.api('POST', `/api/versions/${upgrade.number - 1}/restore`, {});
    expect(status).toBe(200);
    expect(await genres()).toMatchObject({ Poems: 'poetry' });
    expect(inForce().catalog.model.packs.get('library')!.version).toBe('1.0.0');
  });

  it('keeps the values of fields and options under their new names', async () => {
    const { genre, ...fields } = inForce().catalog.model.nodes.get(BOOK)!.properties['fields'] as Record<
      string,
      JsonObject
    >;
    expect(fields).toBeDefined();
    const { saved, filter } = await nameGenre();
    const { poetry, ...options } = genre!['options'] as Record<string, JsonObject>;
    const kept = Object.fromEntries(Object.entries(options).filter(([key]) => key !== 'crime'));
    const verse = { ...poetry, renamedFrom: ['poetry'] };
    const next = released(
      '3.0.0',
      {
        'fields.genre': undefined,
        'fields.kind': { ...genre!, renamedFrom: ['genre'], options: { ...kept, verse } },
      },
      (text) => text.replaceAll('"genre"', '"kind"'),
    );
    const { followed } = await upgrades().plan(next);
    expect(followed.map(({ target, path, mine }) => [target, path, mine])).toEqual([
      [BOOK, 'validations.longPoems.when', "kind == 'verse' && pages > 90"],
      ['org:poems.view', 'columns.genre', 'kind'],
      ['org:poems.view', 'filter', "kind == 'verse' && title != 'genre'"],
    ]);
    const binned = await copyInBin(saved);
    await upgrades().apply(Caller.system('new version'), () => ({ packs: next, kind: 'upgrade' }));
    const { body } = await library.api<{ items: { title: string; kind: unknown }[] }>(
      'GET',
      "/api/records/book?fields=title,kind&filter=kind=='verse'",
    );
    expect(body.items.map(({ title }) => title)).toEqual(['Poems']);
    const { model } = inForce().catalog;
    expect(model.nodes.get('org:poems.view')!.properties).toMatchObject({
      filter: "kind == 'verse' && title != 'genre'",
      columns: { kind: {} },
    });
    const renamed = { filter: "kind != 'verse' && title != 'kind'", columns: { title: {}, kind: {} } };
    expect(await definitionOf(saved)).toEqual(renamed);
    await library.api('POST', `/api/records/savedView/${binned}/restore`, {});
    expect(await definitionOf(binned)).toEqual(renamed);
    const present = inForce().number;
    await goBackTo(present - 1);
    expect(await definitionOf(saved)).toEqual({ filter, columns: { title: {}, genre: {} } });
    await goBackTo(present);
    expect(await definitionOf(saved)).toEqual(renamed);
    const long = { title: 'Epic', kind: 'verse', pages: 100 };
    expect((await library.api('POST', '/api/records/book', long)).status).toBe(422);
  });

  /** A list, a rule and a list somebody saved that name what is called otherwise later. */
  async function nameGenre(): Promise<{ saved: string; filter: string }> {
    const when = "genre == 'poetry' && pages > 90";
    await customise({
      [BOOK]: { set: { 'validations.longPoems': { to: { when, message: text('Too long') } } } },
      'org:poems.view': {
        create: {
          entity: 'library:book',
          type: 'list',
          label: text('Poems'),
          filter: "genre == 'poetry' && title != 'genre'",
          columns: { title: {}, genre: {} },
        },
      },
    });
    const filter = "genre != 'poetry' && title != 'kind'";
    const definition = { filter, columns: { title: {}, genre: {} } };
    const made = await library.create('savedView', { name: 'Mine', entity: 'library:book', definition });
    return { saved: made.id, filter };
  }
});

/** Another list like it, in the recycle bin. */
async function copyInBin(saved: string): Promise<string> {
  const definition = await definitionOf(saved);
  const { id } = await library.create('savedView', { name: 'Binned', entity: 'library:book', definition });
  expect((await library.api('DELETE', `/api/records/savedView/${id}`)).status).toBe(204);
  return id;
}

async function definitionOf(saved: string): Promise<unknown> {
  const { body } = await library.api<{ definition: unknown }>('GET', `/api/records/savedView/${saved}`);
  return body.definition;
}

async function goBackTo(number: number): Promise<void> {
  const { status, body } = await library.api('POST', `/api/versions/${number}/restore`, {});
  expect(status, JSON.stringify(body)).toBe(200);
}
