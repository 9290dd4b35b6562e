import { async as ics, type VEvent } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PluginView } from '../../platform/plugins/plugin-admin.ts';
import { AgencyApp } from '../support/agency-app.ts';
import { LibraryApp, type Problem } from '../support/library-app.ts';
import { signedInMember } from '../support/member.ts';

const FEEDS = [
  { entity: 'library:loan', start: 'loanedOn', end: 'dueOn', filter: 'owner == me.id' },
  { entity: 'library:book', start: 'createdAt' },
];

let library: LibraryApp;
let anna: string;
let address: string;

beforeAll(async () => {
  library = await LibraryApp.start();
  anna = await signedInMember(library.app, 'anna');
  await library.api('PATCH', '/api/plugins/calendar-feed', { on: true });
  expect((await set(FEEDS)).body.state).toBe('on');
  address = await newAddress(anna);
});
afterAll(() => library?.close());

const set = (feeds: object, more: object = {}) =>
  library.api<PluginView & Problem>('PUT', '/api/plugins/calendar-feed/settings', { feeds, ...more });

async function newAddress(as: string): Promise<string> {
  const path = '/api/ext/calendar-feed/address';
  const { status, body } = await library.api<{ url: string }>('POST', path, {}, { as });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.url;
}

/** As a calendar program reads it: without anybody signed in, by a parser that is not ours. */
async function events(url = address): Promise<VEvent[]> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/calendar');
  const parsed = await ics.parseICS(await answer.text());
  return Object.values(parsed).filter((one): one is VEvent => one?.type === 'VEVENT');
}

const dayOf = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

describe('a calendar feed', () => {
  it('shows what is dated, whole days and moments', async () => {
    const loan = await library.create<{ id: string; number: string }>('loan', {
      reader: library.reader,
      loanedOn: '2026-03-11',
      dueOn: '2026-03-25',
    });
    await library.api('PATCH', `/api/records/loan/${loan.id}`, { owner: await idOf(anna) });
    const found = await events();
    const mine = found.find(({ uid }) => uid === `${loan.id}@kehu`)!;
    expect(mine.datetype).toBe('date');
    expect([dayOf(mine.start), dayOf(mine.end!)]).toEqual(['2026-03-11', '2026-03-26']);
    expect(mine.summary).toBe(loan.number);
    expect(mine.url).toMatchObject({ val: `${library.app.url}/record/loan/${loan.id}` });
    const book = found.find(({ summary }) => summary === '红楼梦')!;
    expect(book.datetype).toBe('date-time');
    expect(book.start.toISOString()).toBe('2026-03-11T01:00:00.000Z');
  });

  it('holds what meets its condition for the one who asks, and lies near', async () => {
    await library.createLoan({ loanedOn: '2026-03-12' });
    await library.create('loan', {
      reader: library.reader,
      loanedOn: '2021-03-12',
      dueOn: '2021-04-01',
      owner: await idOf(anna),
    });
    const loans = (await events()).filter(({ datetype }) => datetype === 'date');
    expect(loans.map(({ start }) => dayOf(start))).toEqual(['2026-03-11']);
  });

  it('shows nobody what he may not see', async () => {
    const agency = await AgencyApp.start();
    const looker = await agency.person('looker', ['looker']);
    await agency.create('client', { name: 'Mine', owner: looker.id });
    await agency.create('client', { name: 'Of another' });
    await agency.app.api('PATCH', '/api/plugins/calendar-feed', { on: true });
    const feeds = [{ entity: 'agency:client', start: 'createdAt' }];
    await agency.app.api('PUT', '/api/plugins/calendar-feed/settings', { feeds });
    const { body } = await agency.ask(looker, 'POST', '/api/ext/calendar-feed/address', {});
    expect((await events(String(body['url']))).map(({ summary }) => summary)).toEqual(['Mine']);
    await agency.close();
  });
});

describe('its address', () => {
  it('is known to its owner alone, and works until he makes another', async () => {
    const path = '/api/ext/calendar-feed/address';
    const told = await library.api<{ exists: boolean }>('GET', path, undefined, { as: anna });
    expect(told.body).toMatchObject({ exists: true, since: expect.any(String) });
    expect(JSON.stringify(told.body)).not.toContain('feed/');
    expect((await library.api('GET', path, undefined, { as: null })).status).toBe(401);
    const before = address;
    address = await newAddress(anna);
    expect((await fetch(before)).status).toBe(404);
    expect((await fetch(address)).status).toBe(200);
  });

  it('ends when its owner revokes it, or leaves', async () => {
    await library.api('DELETE', '/api/ext/calendar-feed/address', undefined, { as: anna });
    expect((await fetch(address)).status).toBe(404);
    const ben = await signedInMember(library.app, 'ben');
    const other = await newAddress(ben);
    await library.api('PATCH', `/api/records/user/${await idOf(ben)}`, { status: 'left' });
    expect((await fetch(other)).status).toBe(404);
  });

  it('is not made by a program with a key', async () => {
    const me = { as: anna };
    const key = await library.api<{ key: string }>('POST', '/api/auth/keys', { name: 'ERP' }, me);
    const made = await library.api('POST', '/api/ext/calendar-feed/address', {}, { as: key.body.key });
    expect(made.status).toBe(403);
  });

  it.each(['x', '..%2f..', 'a'.repeat(500)])('is not guessed: %s', async (token) => {
    expect((await fetch(`${library.app.url}/api/ext/calendar-feed/feed/${token}`)).status).toBe(404);
  });
});

describe('wrong settings', () => {
  it.each([
    [{ entity: 'library:loan', start: 'lentOn' }, 'lentOn'],
    [{ entity: 'library:lone', start: 'loanedOn' }, 'library:lone'],
    [{ entity: 'library:loan', start: 'loanedOn', filter: 'owner ==' }, 'library:loan'],
  ])('are told when they are set: %j', async (feed, named) => {
    expect((await set([feed])).body).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining(named),
    });
  });
});

async function idOf(token: string): Promise<string> {
  const { body } = await library.api<{ user: { id: string } }>('GET', '/api/auth/me', undefined, {
    as: token,
  });
  return body.user.id;
}
