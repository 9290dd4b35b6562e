import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bootstrap, type RunningNode } from '../../platform/bootstrap.ts';
import { Clock } from '../../platform/kernel/clock.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { readSettings, type Settings } from '../../platform/kernel/settings.ts';
import { SETUP } from './admin.ts';
import { Api, type ApiOptions, type Answer } from './api.ts';
import { templateDatabase } from './template-database.ts';
import { CurrentVersion } from '../../platform/lifecycle/versions/current-version.ts';
import type { InForce } from '../../platform/lifecycle/versions/in-force.ts';
import { createTestDatabase } from './test-database.ts';

export interface TestAppOptions {
  /** Pack folders from the project's root; default: the CRM. */
  readonly packs?: readonly string[];
  /** Stops the business clock at this moment. */
  readonly clock?: string;
  /** Without the administrator, as right after the first start. */
  readonly fresh?: boolean;
  /** With the demo records of the packs, loaded once a run. */
  readonly demo?: boolean;
  readonly settings?: Partial<Settings>;
}

/** The real application on a database of its own and a random port. */
export interface TestApp {
  readonly url: string;
  readonly databaseUrl: string;
  /** Its files, gone when it is closed. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly node: RunningNode;
  /** Token of the administrator; '' in a fresh application. */
  readonly admin: string;
  /** One request, by default as the administrator. */
  api<T = unknown>(method: string, path: string, body?: unknown, options?: ApiOptions): Promise<Answer<T>>;
  close(): Promise<void>;
}

/**
 * @example
 * const app = await startTestApp({ packs: ['test/fixtures/library'] });
 * const { status, body } = await app.api('POST', '/api/records/book', { title: 'Moby-Dick' });
 * await app.close();
 */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const packs = (options.packs ?? ['metadata/crm']).map((folder) => resolve(projectRoot, folder));
  const { fresh = false, demo = false } = options;
  const key = demo ? [packs, fresh, options.clock] : [packs, fresh];
  const template = await templateDatabase(JSON.stringify(key), (url) => fill(url, packs, options));
  const database = await createTestDatabase(template.name);
  const dataDir = mkdtempSync(join(tmpdir(), 'kehu-app-'));
  const clock = clockOf(options);
  const settings = { ...settingsFor(database.url, packs, dataDir), ...options.settings };
  // Settings of somebody's own may be of what a Model is made of.
  const known = options.settings ? undefined : installed.get(template.name);
  const node = await bootstrap(settings, { clock, logger: false, known });
  if (!options.settings) keep(template.name, node);
  const api = new Api(node.url, template.note);
  return {
    url: node.url,
    databaseUrl: database.url,
    dataDir,
    clock,
    node,
    admin: template.note,
    api: (method, path, body, request) => api.call(method, path, body, request),
    close: async () => {
      await node.close();
      await database.drop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** Tables and, unless fresh, the administrator. @returns the administrator's token */
async function fill(url: string, packs: readonly string[], options: TestAppOptions): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kehu-app-'));
  const settings = { ...settingsFor(url, packs, dataDir), demo: options.demo ?? false };
  const node = await bootstrap(settings, { clock: clockOf(options), logger: false });
  try {
    return options.fresh ? '' : await setUp(new Api(node.url, ''));
  } finally {
    await node.close();
    rmSync(dataDir, { recursive: true });
  }
}

/** What is in force on a template, for its copies. */
const installed = new Map<string, InForce>();
const MOST_INSTALLED = 8;

function keep(template: string, node: RunningNode): void {
  if (installed.has(template)) return;
  if (installed.size >= MOST_INSTALLED) installed.clear();
  installed.set(template, node.app.get(CurrentVersion).get());
}

function clockOf(options: TestAppOptions): Clock {
  const clock = new Clock();
  if (options.clock) clock.set(new Date(options.clock));
  return clock;
}

async function setUp(api: Api): Promise<string> {
  const { status, body } = await api.call<{ token: string }>('POST', '/api/setup', SETUP);
  if (status >= 300) throw new Error(`set-up answered ${status} ${JSON.stringify(body)}`);
  return body.token;
}

function settingsFor(databaseUrl: string, packs: readonly string[], dataDir: string): Settings {
  return { ...readSettings({ PORT: '0', DATABASE_URL: databaseUrl }), packs, dataDir };
}
