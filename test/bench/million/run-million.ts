import { Client } from 'pg';
import { startServer, type RunningServer } from '../servers.ts';
import { browserFigures } from './browser-figures.ts';
import type { CaseResult } from '../report.ts';
import { fillMillion, OWNERS } from './dataset.ts';
import type { Figure } from './figures.ts';
import { restrictedCases } from './restricted.ts';
import { searchFigures } from './search-figures.ts';
import { writeSixtyFields } from './sixty-fields.ts';

const PORT = 23_419;
const DATABASE = 'kehu_bench_million';
const PASSWORD = 'bench-of-a-person-2026';

export interface MillionSetting {
  /** Of the bench's database; the million lives beside it. */
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly admin: { readonly username: string; readonly password: string };
  /** Pid of the postmaster. */
  readonly database: number;
  readonly pairs: number;
  /** Where the pack of the long form is written. */
  readonly folder: string;
  readonly wanted: (name: string) => boolean;
}

export interface MillionResults {
  readonly cases: readonly CaseResult[];
  readonly figures: readonly Figure[];
}

/** Among a million customers: lists of who may see a part of them, searching, scrolling, and typing in a long form. */
export async function millionResults(setting: MillionSetting): Promise<MillionResults> {
  const { environment, wanted, folder } = setting;
  if (!['restricted', 'search', 'typing', 'scrolling'].some(wanted)) return { cases: [], figures: [] };
  const url = await databaseBeside(setting.url);
  const packs = ['metadata/crm', writeSixtyFields(folder)].join(',');
  const running = { ...environment, DATABASE_URL: url, KEHU_PACKS: packs, KEHU_DEMO: '1' };
  const product = await startServer('dist/platform/main.js', PORT, running, '/health/ready');
  try {
    await fillMillion(url, setting.admin.username);
    const screens = await browserFigures(product.url, setting.admin, wanted);
    const admin = await signIn(product, setting.admin);
    const tokenOf = (username: string) => tokenFor(product, admin, username);
    const { database, pairs } = setting;
    const cases = wanted('restricted')
      ? await restrictedCases({ product, environment: running, database, pairs, tokenOf })
      : [];
    const figures = wanted('search') ? await searched(product, admin, tokenOf) : [];
    return { cases, figures: [...figures, ...screens] };
  } finally {
    await product.stop();
  }
}

async function searched(
  product: RunningServer,
  admin: string,
  tokenOf: (username: string) => Promise<string>,
): Promise<Figure[]> {
  const rep = await tokenOf(OWNERS.thousandth);
  return searchFigures(product, [
    { name: 'admin', token: admin },
    { name: 'rep', token: rep },
  ]);
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

/** People of the demo data have no password until somebody invites them. */
async function tokenFor(server: RunningServer, admin: string, username: string): Promise<string> {
  const { url } = server;
  const filter = encodeURIComponent(`username == '${username}'`);
  const response = await fetch(`${url}/api/records/user?filter=${filter}`, { headers: bearer(admin) });
  const { items } = (await response.json()) as { items: readonly { id: string }[] };
  const invitation = await post<{ token: string }>(`${url}/api/invitations`, { user: items[0]!.id }, admin);
  await post(`${url}/api/invitations/${invitation.token}`, { password: PASSWORD });
  return signIn(server, { username, password: PASSWORD });
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
