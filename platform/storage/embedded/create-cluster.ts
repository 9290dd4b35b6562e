import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Unavailable } from '../../kernel/errors.ts';
import { program } from './binaries.ts';
import { ownedFolder, type ClusterPlace } from './cluster-place.ts';
import { messages } from './messages.ts';

/** Server settings by name, as postgresql.conf has them. */
export type ServerSettings = Readonly<Record<string, string>>;

/** For a machine of two cores and a few GB; the administrator may change them with ALTER SYSTEM. */
const DEFAULTS: ServerSettings = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  // Writes that cross each other run again; a second is long to wait for that.
  deadlock_timeout: '200ms',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'on',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
};

/** Character classes come from here; C knows only ASCII, so it is the last resort. */
const CHARACTER_LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/**
 * Makes the cluster unless it is there. It is made aside and moved into place, so that neither a kill in the
 * middle nor a second start at the same moment leaves half a cluster.
 */
export async function createCluster(place: ClusterPlace, settings: ServerSettings): Promise<void> {
  if (existsSync(join(place.folder, 'cluster'))) return;
  removeLeftovers(place.folder);
  const aside = `${place.folder}.new-${randomBytes(6).toString('hex')}`;
  const problems = await makeAside(aside, place, { ...DEFAULTS, ...settings });
  if (problems !== undefined) {
    rmSync(aside, { recursive: true });
    throw new Unavailable(messages.clusterFailed({ folder: place.folder, reason: problems }));
  }
  moveInto(place.folder, aside);
}

async function makeAside(aside: string, place: ClusterPlace, settings: ServerSettings) {
  ownedFolder(aside, place.user);
  const passwordFile = join(aside, 'password');
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
  let problems: string | undefined;
  for (const locale of CHARACTER_LOCALES) {
    problems = await initdb(aside, place, locale, settings);
    if (problems === undefined) return undefined;
  }
  return problems;
}

function initdb(aside: string, place: ClusterPlace, locale: string, settings: ServerSettings) {
  const args = [`--pgdata=${join(aside, 'cluster')}`, `--pwfile=${join(aside, 'password')}`];
  args.push('--username=kehu', '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions');
  args.push(`--locale=${locale}`, '--locale-provider=icu', '--icu-locale=und');
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  const environment = { PATH: process.env.PATH ?? '', LC_MESSAGES: 'C' };
  const child = spawn(program(place.binaries, 'initdb'), args, {
    ...place.user,
    cwd: aside,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise<string | undefined>((resolve) => {
    let problems = '';
    child.stderr.on('data', (chunk) => (problems += chunk));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? undefined : problems.trim() || `exit code ${code}`));
  });
}

function moveInto(folder: string, aside: string): void {
  try {
    renameSync(aside, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'cluster'))) throw error;
    rmSync(aside, { recursive: true });
  }
}

function removeLeftovers(folder: string): void {
  const hourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), name);
    const isLeftover = name.startsWith(`${basename(folder)}.new-`) && statSync(path).mtimeMs < hourAgo;
    if (isLeftover) rmSync(path, { recursive: true });
  }
}
