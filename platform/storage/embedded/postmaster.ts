import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Unavailable } from '../../kernel/errors.ts';
import { program } from './binaries.ts';
import type { ClusterPlace } from './cluster-place.ts';
import { messages } from './messages.ts';
import { findPostmaster } from './postmaster-file.ts';

/** Recovery after a crash reads the log since the last checkpoint, which may take a while. */
const PATIENCE = 120_000;
const BETWEEN_TRIES = 40;

/**
 * Makes sure the server of a cluster runs and answers: takes over one that is already running, else starts it in a
 * process group of its own, so that Ctrl+C reaches the node and not the database.
 *
 * @returns the port on 127.0.0.1
 */
export async function ensurePostmaster(place: ClusterPlace, progress: (text: string) => void) {
  const deadline = Date.now() + PATIENCE;
  let reason = '';
  while (Date.now() < deadline) {
    const running = findPostmaster(join(place.folder, 'cluster'));
    if (running && (await answers(place, running.port, deadline, progress))) return running.port;
    const port = await rememberedPort(place.folder, reason);
    const started = await startOnce(place, port, deadline, progress);
    if (started === 'ready') return port;
    reason = started;
    if (!isPassing(reason)) break;
    await sleep(BETWEEN_TRIES * 5);
  }
  throw new Unavailable(messages.startFailed({ log: logFile(place), reason }));
}

/** Stops it the fast way: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(place: ClusterPlace): Promise<void> {
  const args = ['stop', '-D', join(place.folder, 'cluster'), '-m', 'fast', '-w', '-t', '60', '-s'];
  const child = spawn(program(place.binaries, 'pg_ctl'), args, {
    ...place.user,
    cwd: place.folder,
    stdio: 'ignore',
    detached: true,
  });
  await new Promise((resolve) => child.on('close', resolve).on('error', resolve));
}

export function password(place: ClusterPlace): string {
  return readFileSync(join(place.folder, 'password'), 'utf8').trim();
}

function logFile(place: ClusterPlace): string {
  return join(place.folder, 'start.log');
}

async function startOnce(
  place: ClusterPlace,
  port: number,
  deadline: number,
  progress: (text: string) => void,
): Promise<string> {
  const child = launch(place, port);
  let ended = false;
  child.on('exit', () => (ended = true)).on('error', () => (ended = true));
  const ready = await answers(place, port, deadline, progress, () => ended);
  child.unref();
  return ready ? 'ready' : lastWords(place);
}

function launch(place: ClusterPlace, port: number): ChildProcess {
  const cluster = join(place.folder, 'cluster');
  const log = openSync(logFile(place), 'w');
  const args = ['-D', cluster, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories='];
  try {
    return spawn(program(place.binaries, 'postgres'), args, {
      ...place.user,
      cwd: place.folder,
      env: { PATH: process.env.PATH ?? '', LC_MESSAGES: 'C' },
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

/** Waits until the server takes our password; false when it ended, or when somebody else is at that port. */
async function answers(
  place: ClusterPlace,
  port: number,
  deadline: number,
  progress: (text: string) => void,
  ended: () => boolean = () => findPostmaster(join(place.folder, 'cluster')) === undefined,
): Promise<boolean> {
  let tell = Date.now() + 2000;
  while (Date.now() < deadline) {
    const client = new Client({ ...login(place, port), database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      if (ended()) return false;
    } finally {
      await client.end().catch(() => undefined);
    }
    if (Date.now() > tell) {
      progress('waiting for the database to finish its recovery …');
      tell += 5000;
    }
    await sleep(BETWEEN_TRIES);
  }
  return false;
}

export function login(place: ClusterPlace, port: number) {
  return { host: '127.0.0.1', port, user: 'kehu', password: password(place), connectionTimeoutMillis: 5000 };
}

/** The port of the last start, unless something else took it meanwhile. */
async function rememberedPort(folder: string, lastFailure: string): Promise<number> {
  const file = join(folder, 'port');
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const isTaken = /address already in use/i.test(lastFailure);
  const port = (!isTaken && remembered > 0 && (await freePort(remembered))) || (await freePort(0));
  if (port !== remembered) writeFileSync(file, String(port));
  return port!;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(undefined));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function lastWords(place: ClusterPlace): string {
  const lines = readFileSync(logFile(place), 'utf8').trim().split('\n');
  return lines.filter((line) => /FATAL|HINT|ERROR|DETAIL/.test(line)).join(' ') || lines.slice(-3).join(' ');
}

/** Another start at the same moment, children of a killed server still leaving, or a port taken meanwhile. */
function isPassing(reason: string): boolean {
  return /lock file|shared memory block|address already in use/i.test(reason);
}
