import { join, resolve } from 'node:path';
import { didYouMean } from './did-you-mean.ts';
import { Invalid, type Issue } from './errors.ts';
import { messages } from './messages.ts';
import { projectRoot } from './project-root.ts';
import { flag, oneOf, path, paths, port, postgresUrl, secret, text, texts } from './setting-values.ts';
import type { SettingValue } from './setting-values.ts';
import type { LocalText } from './text.ts';

/** Everything the environment may say, in one place: the variable, what it is for, how it is read. */
export const options = {
  port: option('PORT', 'TCP port of the HTTP server', port, 3000),
  host: option('HOST', 'address the HTTP server listens on', text, '127.0.0.1'),
  databaseUrl: option('DATABASE_URL', 'PostgreSQL 15 or newer; unset: the embedded one', postgresUrl),
  dataDir: option('KEHU_DATA_DIR', 'folder of database, files and keys', path, join(projectRoot, 'data')),
  packs: option('KEHU_PACKS', 'pack folders, comma-separated', paths, [resolve(projectRoot, 'metadata/crm')]),
  plugins: option('KEHU_PLUGINS', 'folders of further plugins, comma-separated', paths, []),
  outgoingAllow: option(
    'KEHU_OUTGOING_ALLOW',
    'hosts and address ranges inside private networks that plugins may call, comma-separated',
    texts,
    [],
  ),
  adminUsername: option('KEHU_ADMIN_USERNAME', 'first administrator, made at first start', text),
  adminPassword: option('KEHU_ADMIN_PASSWORD', 'password of the first administrator', text),
  demo: option('KEHU_DEMO', '1 adds the demo data of the packs', flag, false),
  secretKey: option(
    'KEHU_SECRET_KEY',
    'encrypts secrets in the database; unset: made and kept in the data folder',
    secret,
  ),
  role: option(
    'KEHU_ROLE',
    'all; web: answers requests and runs no jobs; worker: runs jobs and answers only health and metrics',
    oneOf('all', 'web', 'worker'),
    'all',
  ),
  develop: option('KEHU_DEVELOP', '1 takes changed packs from their folders at start', flag, false),
  testClock: option('KEHU_TEST_CLOCK', '1 enables PUT /api/test/clock', flag, false),
} as const;

/** Variables that are promised and do nothing yet: setting one is refused rather than silently ignored. */
const PROMISED: readonly string[] = ['DATABASE_REPLICA_URLS'];

export type Settings = {
  readonly [K in keyof typeof options]: (typeof options)[K] extends Option<infer T> ? T : never;
};

/** Under which the settings are injected. */
export const SETTINGS = Symbol('settings');

interface Option<T> {
  readonly variable: string;
  readonly help: string;
  readonly value: SettingValue<T>;
  readonly fallback: T;
}

/**
 * Reads the environment. All mistakes are told at once, each with the variable and what it takes.
 *
 * @throws Invalid
 * @example readSettings({ PORT: '8080' }).port // 8080
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const issues: Issue[] = [...unknownVariables(environment), ...promisedVariables(environment)];
  const settings: Record<string, unknown> = {};
  for (const [name, { variable, value, fallback }] of Object.entries<Option<unknown>>(options)) {
    const given = environment[variable]?.trim();
    if (!given) {
      settings[name] = fallback;
      continue;
    }
    settings[name] = value.read(given);
    if (settings[name] === undefined)
      issues.push({
        path: variable,
        message: messages.settingWrong({
          value: value === secret ? '…' : withoutPassword(given),
          expected: value.expected,
        }),
      });
  }
  issues.push(...halfGiven(settings));
  if (issues.length > 0) throw new Invalid(messages.settingsWrong(), issues);
  return settings as Settings;
}

/** The password of an address stays out of what is printed. */
function withoutPassword(given: string): string {
  return given.replace(/:[^:@/]*@/, ':…@');
}

function option<T>(variable: string, help: string, value: SettingValue<T>, fallback: NoInfer<T>): Option<T>;
function option<T>(variable: string, help: string, value: SettingValue<T>): Option<T | undefined>;
function option<T>(variable: string, help: string, value: SettingValue<T>, fallback?: T): Option<unknown> {
  return { variable, help, value, fallback };
}

function unknownVariables(environment: Readonly<Record<string, string | undefined>>): Issue[] {
  const known = Object.values(options).map(({ variable }) => variable);
  return Object.keys(environment)
    .filter((name) => name.startsWith('KEHU_') && !known.includes(name) && !PROMISED.includes(name))
    .map((name) => ({ path: name, message: messages.settingUnknown({ hint: hint(name, known) }) }));
}

function promisedVariables(environment: Readonly<Record<string, string | undefined>>): Issue[] {
  return PROMISED.filter((name) => environment[name]?.trim()).map((name) => ({
    path: name,
    message: messages.settingNotYet(),
  }));
}

function hint(name: string, known: readonly string[]): LocalText {
  const near = didYouMean(name, known);
  if (near) return { 'zh-CN': `是否为 ${near}？`, en: `Did you mean ${near}?` };
  return { 'zh-CN': `可用：${known.join('、')}`, en: `Known: ${known.join(', ')}` };
}

function halfGiven(settings: Record<string, unknown>): Issue[] {
  const { adminUsername, adminPassword } = options;
  if (Boolean(settings.adminUsername) === Boolean(settings.adminPassword)) return [];
  const [given, other] = settings.adminUsername
    ? [adminUsername, adminPassword]
    : [adminPassword, adminUsername];
  return [{ path: given.variable, message: messages.settingNeeds({ other: other.variable }) }];
}
