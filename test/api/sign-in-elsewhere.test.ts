import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PluginView } from '../../platform/plugins/plugin-admin.ts';
import { CLIENT, SignInProvider, type People } from '../support/sign-in-provider.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** What the provider says of people. */
const people: People = {
  anna: { email: 'Anna@Example.com', email_verified: true, name: 'Anna', preferred_username: 'anna.w' },
  mallory: { email: 'anna@example.com', email_verified: false, name: 'Mallory', preferred_username: 'admin' },
  newcomer: {
    email: 'new@example.com',
    email_verified: true,
    name: '新来的',
    preferred_username: 'newcomer',
  },
};

let app: TestApp;
let provider: SignInProvider;
let annaId: string;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'], settings: { outgoingAllow: ['127.0.0.1'] } });
  provider = await SignInProvider.start(`${app.url}/api/auth/providers/oidc/callback`, people);
  annaId = await newUser({
    username: 'anna',
    name: 'Anna Wang',
    email: 'anna@example.com',
    roles: ['member'],
  });
  await app.api('PATCH', '/api/plugins/oidc', { on: true });
});
beforeEach(() => set({}));
afterAll(async () => {
  await app?.close();
  await provider?.close();
});

async function newUser(data: object): Promise<string> {
  const { status, body } = await app.api<{ id: string }>('POST', '/api/records/user', data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function set(settings: object): Promise<void> {
  const { body } = await app.api<PluginView>('PUT', '/api/plugins/oidc/settings', {
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    ...settings,
  });
  expect(body).toMatchObject({ state: 'on' });
}

interface Arrival {
  /** Where in the product the browser ends. */
  readonly place: string;
  readonly username: string | undefined;
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ');

const visit = (address: string, cookie = '') =>
  fetch(new URL(address, app.url), { redirect: 'manual', headers: { cookie } });

/** To the provider: the address there, and the browser's cookie. */
async function setOut(to = '/'): Promise<{ address: string; cookie: string }> {
  const answer = await visit(`/api/auth/providers/oidc/start?to=${encodeURIComponent(to)}`);
  expect(answer.status).toBe(302);
  return { address: answer.headers.get('location')!, cookie: cookiesOf(answer) };
}

async function arrive(back: string, cookie: string): Promise<Arrival> {
  const answer = await visit(back, cookie);
  const session = await visit('/api/auth/session', cookiesOf(answer));
  const { user } = (await session.json()) as { user: { username: string } | null };
  return { place: answer.headers.get('location') ?? '', username: user?.username };
}

async function signIn(name: string, to = '/'): Promise<Arrival> {
  const { address, cookie } = await setOut(to);
  return arrive(await provider.signIn(address, name), cookie);
}

describe('signing in at another place', () => {
  it('is offered to everybody, in words of the company', async () => {
    const told = await app.api('GET', '/api/auth/providers', undefined, { as: null });
    expect(told.body).toMatchObject({
      items: [{ name: 'oidc', label: { en: 'Sign in with the company account' } }],
    });
    await set({ button: 'ACME' });
    const renamed = await app.api('GET', '/api/auth/providers', undefined, { as: null });
    expect(renamed.body).toMatchObject({ items: [{ label: { en: 'ACME' } }] });
  });

  it('asks with PKCE, state and nonce', async () => {
    const { searchParams } = new URL((await setOut()).address);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: `${app.url}/api/auth/providers/oidc/callback`,
    });
  });

  it('makes somebody the user with his verified address, and leads where he wanted to go', async () => {
    expect(await signIn('anna', '/list/book?view=all')).toEqual({
      place: '/list/book?view=all',
      username: 'anna',
    });
  });

  it('knows him again by who he is there, whatever his address becomes', async () => {
    people['anna'] = { ...people['anna'], email: 'other@example.com' };
    await set({ link: 'none' });
    expect(await signIn('anna')).toEqual({ place: '/', username: 'anna' });
  });

  it('never leads out of the product', async () => {
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example'])
      expect((await signIn('anna', to)).place, to).toBe('/');
  });

  it('stands in the operation log', async () => {
    const { body } = await app.api<{ items: { operation: string; details?: object }[] }>(
      'GET',
      '/api/log?limit=100',
    );
    const about = body.items.map(({ operation, details }) => ({ operation, details }));
    for (const operation of ['identityLinked', 'signedIn'])
      expect(about).toContainEqual({ operation, details: expect.objectContaining({ provider: 'oidc' }) });
  });
});

describe('somebody who is no user', () => {
  it.each(['email', 'none'])(
    'is refused, also with the unverified address of another (link by %s)',
    async (link) => {
      await set({ link });
      expect(await signIn('mallory')).toEqual({
        place: '/?signInProblem=noAccountHere',
        username: undefined,
      });
      expect((await signIn('newcomer')).username).toBeUndefined();
    },
  );

  it('never gets the account of a user by being made under his name', async () => {
    await set({ link: 'none', create: true });
    expect((await signIn('mallory')).username).toBeUndefined();
  });

  it('is never made a system administrator', async () => {
    await set({ link: 'none', create: true, role: 'systemAdmin' });
    expect((await signIn('newcomer')).username).toBeUndefined();
  });

  it('is made a user where that is wanted, with the role that was chosen', async () => {
    await set({ create: true });
    expect(await signIn('newcomer')).toEqual({ place: '/', username: 'newcomer' });
    const { body } = await app.api(
      'GET',
      `/api/records/user?filter=${encodeURIComponent("username == 'newcomer'")}`,
    );
    expect(body).toMatchObject({ items: [{ name: '新来的', email: 'new@example.com', roles: ['member'] }] });
  });
});

describe('what is not the way it began', () => {
  it('is refused without the cookie of the browser that began', async () => {
    const { address } = await setOut();
    const back = await provider.signIn(address, 'anna');
    expect(await arrive(back, '')).toEqual({ place: '/?signInProblem=journeyExpired', username: undefined });
  });

  it('is refused with the answer to another beginning', async () => {
    const [mine, foreign] = [await setOut(), await setOut()];
    const back = await provider.signIn(foreign.address, 'anna');
    expect(await arrive(back, mine.cookie)).toEqual({
      place: '/?signInProblem=signInRefused',
      username: undefined,
    });
  });

  it('is refused a second time', async () => {
    const { address, cookie } = await setOut();
    const back = await provider.signIn(address, 'anna');
    expect((await arrive(back, cookie)).username).toBe('anna');
    expect((await arrive(back, cookie)).username).toBeUndefined();
  });

  it('is refused when the provider says no', async () => {
    const { address, cookie } = await setOut();
    const state = new URL(address).searchParams.get('state')!;
    const back = `/api/auth/providers/oidc/callback?error=access_denied&state=${state}`;
    expect((await arrive(back, cookie)).place).toBe('/?signInProblem=signInRefused');
  });
});

/** The entries of the log about sign-ins that were refused. */
async function refusals(): Promise<unknown[]> {
  return (await app.api<{ items: unknown[] }>('GET', '/api/log?operation=signInFailed&limit=500')).body.items;
}

describe('a provider', () => {
  it('that is away is told on the sign-in page', async () => {
    await set({ issuer: 'http://127.0.0.1:1' });
    const answer = await visit('/api/auth/providers/oidc/start');
    expect(answer.headers.get('location')).toBe('/?signInProblem=providerAway');
  });

  it('lets nobody in who has left', async () => {
    await app.api('PATCH', `/api/records/user/${annaId}`, { status: 'left' });
    expect(await signIn('anna')).toEqual({ place: '/?signInProblem=noAccountHere', username: undefined });
  });

  it('that is switched off is offered no longer', async () => {
    await app.api('PATCH', '/api/plugins/oidc', { on: false });
    expect((await app.api('GET', '/api/auth/providers')).body).toEqual({ items: [] });
    const answer = await visit('/api/auth/providers/oidc/start');
    expect(answer.headers.get('location')).toBe('/?signInProblem=providerUnknown');
    await app.api('PATCH', '/api/plugins/oidc', { on: true });
  });

  it('that nobody knows writes no log, however often somebody asks for it', async () => {
    const before = await refusals();
    for (const name of ['nothing', '%00']) {
      const answer = await visit(`/api/auth/providers/${name}/start`);
      expect(answer.headers.get('location')).toBe('/?signInProblem=providerUnknown');
    }
    expect(await refusals()).toEqual(before);
  });
});
