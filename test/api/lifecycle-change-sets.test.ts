import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CurrentVersion } from '../../platform/lifecycle/versions/current-version.ts';
import type { ChangeSet } from '../../platform/lifecycle/change-sets/change-set.ts';
import { LibraryApp, type Problem } from '../support/library-app.ts';

const BOOK = 'library:book.entity';
const FORM = 'library:bookForm.form';
const VIEW = 'org:shelves.view';
const text = (en: string) => ({ 'zh-CN': en, en });

let library: LibraryApp;
let start: number;
let made: ChangeSet;

beforeAll(async () => {
  library = await LibraryApp.start();
  start = inForce().number;
});
afterAll(() => library?.close());

function inForce() {
  return library.app.node.app.get(CurrentVersion).get();
}

async function customise(changes: object): Promise<void> {
  const { body } = await library.api<{ id: string }>('POST', '/api/drafts', { changes });
  const { status, body: answer } = await library.api('POST', `/api/drafts/${body.id}/publish`, {});
  expect(status, JSON.stringify(answer)).toBe(200);
}

async function exported(query: string): Promise<ChangeSet> {
  const { status, body } = await library.api<ChangeSet>('GET', `/api/changesets?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function backToTheStart(): Promise<void> {
  expect((await library.api('POST', `/api/versions/${start}/restore`, {})).status).toBe(200);
}

describe('a change set', () => {
  it('takes what differs between two versions, with what was there before', async () => {
    await customise({
      [BOOK]: {
        set: {
          'fields.x_shelf': { to: { type: 'text', label: text('Shelf') } },
          'fields.title.label.en': { to: 'Name' },
        },
        retire: { 'fields.summary': {} },
      },
    });
    await customise({
      [FORM]: { set: { 'sections.basics.fields.x_shelf': { to: { order: 5 } } } },
      [VIEW]: {
        create: {
          entity: 'library:book',
          type: 'list',
          label: text('Shelves'),
          columns: { title: { order: 10 }, x_shelf: { order: 20 } },
        },
      },
    });
    made = await exported(`since=${start}`);
    expect(made).toMatchObject({ changeSet: 1, packs: { library: '1.0.0' }, from: { since: start } });
    expect(made.changes).toMatchObject({
      [BOOK]: {
        set: { 'fields.title.label.en': { to: 'Name', was: 'Title' } },
        retire: { 'fields.summary': {} },
      },
      [FORM]: { set: { 'sections.basics.fields.x_shelf': { to: { order: 5 } } } },
      [VIEW]: { create: { type: 'list' } },
    });
  });

  it('takes along what the chosen part needs, and nothing else', async () => {
    const { changes } = await exported(`since=${start}&only=${VIEW}`);
    expect(Object.keys(changes)).toEqual([BOOK, VIEW]);
    expect(changes[BOOK]).toEqual({ set: { 'fields.x_shelf': { to: expect.any(Object) as object } } });
    const { status, body } = await library.api<Problem>(
      'GET',
      `/api/changesets?since=${start}&only=org:no.view`,
    );
    expect([status, body.code]).toEqual([422, 'noSuchChange']);
  });

  it('is planned and applied where it has not been made, and says when it has', async () => {
    const fingerprint = inForce().catalog.model.fingerprint;
    await backToTheStart();
    const { body: plan } = await library.api<{ drift: unknown[]; problems: unknown[]; changes: unknown[] }>(
      'POST',
      '/api/changesets?dryRun=1',
      made,
    );
    expect(plan).toMatchObject({ drift: [], problems: [] });
    expect(plan.changes.length).toBeGreaterThan(3);
    const { status, body } = await library.api('POST', '/api/changesets', made);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ kind: 'changeSet' });
    expect(inForce().catalog.model.fingerprint).toBe(fingerprint);
    expect((await library.api<Problem>('POST', '/api/changesets', made)).body.code).toBe('nothingNew');
  });

  it('gives the way back', async () => {
    const applied = inForce().number;
    const before = (await exported(`since=${applied}&until=${applied - 1}`)) satisfies ChangeSet;
    expect((await library.api('POST', '/api/changesets', before)).status).toBe(200);
    expect(inForce().org).toEqual({ nodes: [], patches: [] });
  });

  it('names every place where this installation went another way', async () => {
    await customise({ [BOOK]: { set: { 'fields.title.label.en': { to: 'Heading' } } } });
    const { status, body } = await library.api<Problem>('POST', '/api/changesets', made);
    expect([status, body.code]).toEqual([409, 'drifted']);
    expect(body.errors.map(({ path }) => path)).toEqual([`${BOOK}#fields.title.label.en`]);
    expect((await library.api('POST', '/api/changesets?despiteDrift=1', made)).status).toBe(200);
    expect(inForce().catalog.model.entity('book').fields.get('title')!.label.en).toBe('Name');
  });

  it('takes nothing that is none', async () => {
    for (const wrong of [
      {},
      { changeSet: 2, changes: {} },
      { changeSet: 1, changes: { [BOOK]: { set: 1 } } },
      [],
    ])
      expect((await library.api('POST', '/api/changesets', wrong)).status).toBe(400);
    expect((await library.api('GET', '/api/changesets')).status).toBe(400);
    expect((await library.api('GET', '/api/changesets?since=9999')).status).toBe(404);
  });
});
