import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface State {
  readonly state: string;
  readonly packs: readonly { readonly name: string; readonly hasDemo: boolean }[];
}

let folder: string;
let app: TestApp;

beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'kehu-demo-')), 'library');
  cpSync('test/fixtures/library', folder, { recursive: true });
  const records = { ann: { name: 'Ann' }, bob: { name: 'Bob' } };
  writeFileSync(join(folder, 'reader.demo.json'), JSON.stringify({ entity: 'reader', records }));
  app = await startTestApp({ packs: [folder] });
}, 120_000);

afterAll(async () => {
  await app?.close();
  rmSync(join(folder, '..'), { recursive: true });
});

async function readers(): Promise<number | undefined> {
  const { body } = await app.api<{ count: number }>('GET', '/api/records/reader?count=exact');
  return body.count;
}

const demo = (method: 'GET' | 'POST') => app.api<State>(method, '/api/setup/demo');
const untilLoaded = () =>
  vi.waitFor(async () => expect((await demo('GET')).body.state).toBe('loaded'), { timeout: 20_000 });

describe('demo data on request', () => {
  it('is offered with the packs that bring it', async () => {
    const { body } = await demo('GET');
    expect(body.state).toBe('absent');
    expect(body.packs).toMatchObject([
      { name: 'core', hasDemo: false },
      { name: 'library', hasDemo: true },
    ]);
  });

  it("is the administrator's to load", async () => {
    const member = await signedInMember(app, 'ann');
    const { status } = await app.api('POST', '/api/setup/demo', undefined, { as: member });
    expect([status, await readers()]).toEqual([403, 0]);
  });

  it('comes once, however often it is asked for', async () => {
    const answers = await Promise.all([demo('POST'), demo('POST')]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    await untilLoaded();
    expect((await demo('POST')).body.state).toBe('loaded');
    expect(await readers()).toBe(2);
  });
});
