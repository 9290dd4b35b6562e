import { Client } from 'pg';
import { startServer, type RunningServer } from '../servers.ts';
import { browserFigures } from './browser-figures.ts';
import { fillMillion } from './dataset.ts';
import type { Figure } from './figures.ts';
import { searchFigures } from './search-figures.ts';
import { writeSixtyFields } from './sixty-fields.ts';

const PORT = 23_419;
const DATABASE = 'kehu_bench_million';
const REP = { username: 'gao', password: 'bench-of-a-rep-2026' };

export interface MillionSetting {
  /** Of the bench's database; the million lives beside it. */
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly admin: { readonly username: string; readonly password: string };
  /** Where the pack of the long form is written. */
  readonly folder: string;
  readonly wanted: (name: string) => boolean;
}

/** What people wait for among a million customers: searching, scrolling, and typing in a long form. */
export async function millionFigures(setting: MillionSetting): Promise<Figure[]> {
  const { environment, wanted, folder } = setting;
  if (!['search', 'typing', 'scrolling'].some(wanted)) return [];
  const url = await databaseBeside(setting.url);
  const packs = ['metadata/crm', writeSixtyFields(folder)].join(',');
  const running = { ...environment, DATABASE_URL: url, KEHU_PACKS: packs, KEHU_DEMO: '1' };
  const server = await startServer('dist/platform/main.js', PORT, running, '/health/ready');
  try {
    await fillMillion(url, REP.username, setting.admin.username);
    const screens = await browserFigures(server.url, setting.admin, wanted);
    if (!wanted('search')) return screens;
    const admin = await signIn(server, setting.admin);
    await givePassword(server, admin);
    const rep = {
      name: 'rep',
      token: await signIn(server, REP),
      filter: `&filter=${encodeURIComponent('owner == me.id')}`,
    };
    return [...(await searchFigures(server, [{ name: 'admin', token: admin, filter: '' }, rep])), ...screens];
  } finally {
    await server.stop();
  }
}

async function databaseBeside(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rows.length === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(url), { pathname: `/${DATABASE}` }).href;
}

async function signIn({ url }: RunningServer, credentials: object): Promise<string> {
  const { token } = await post<{ token?: string }>(`${url}/api/auth/login`, credentials);
  if (token === undefined) throw new Error('the bench cannot sign in');
  return token;
}

async function givePassword({ url }: RunningServer, token: string): Promise<void> {
  const filter = encodeURIComponent(`username == '${REP.username}'`);
  const response = await fetch(`${url}/api/records/user?filter=${filter}`, { headers: bearer(token) });
  const { items } = (await response.json()) as { items: readonly { id: string }[] };
  const invitation = await post<{ token: string }>(`${url}/api/invitations`, { user: items[0]!.id }, token);
  await post(`${url}/api/invitations/${invitation.token}`, { password: REP.password });
}

function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

async function post<T>(url: string, body: object, token?: string): Promise<T> {
  const headers = { ...bearer(token), 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  return (text === '' ? {} : JSON.parse(text)) as T;
}
