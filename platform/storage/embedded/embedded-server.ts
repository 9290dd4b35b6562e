import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Unavailable } from '../../kernel/errors.ts';
import { findBinaries } from './binaries.ts';
import { choosePlace, type ClusterPlace } from './cluster-place.ts';
import { createCluster, type ServerSettings } from './create-cluster.ts';
import { messages } from './messages.ts';
import { ensurePostmaster, login, stopPostmaster } from './postmaster.ts';
import { RunningLock } from './running-lock.ts';

/** The PostgreSQL that comes with the product, running on a data folder. */
export interface EmbeddedServer {
  readonly url: string;
  /** Stops it; everything that uses it must have ended before. */
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  readonly dataDir: string;
  /** For the making of the cluster, beside the defaults. */
  readonly settings?: ServerSettings;
  readonly progress?: (text: string) => void;
  /** Use the server beside a node that runs on the folder (a command of `kehu`), instead of refusing. */
  readonly beside?: boolean;
}

/**
 * Starts the embedded PostgreSQL of a data folder, or takes over the one a killed node left running, and starts it
 * again should it die while this node lives.
 *
 * @throws Unavailable when it cannot run, or when another node runs on the folder
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const progress = options.progress ?? (() => undefined);
  const place = choosePlace(options.dataDir, findBinaries());
  await createCluster(place, options.settings ?? {});
  const url = databaseUrl(place, await ensurePostmaster(place, progress));
  const guard = new Guard(place, url, progress);
  if (await guard.begin(options.beside ? 0 : 2000)) return { url, stop: () => guard.end() };
  if (options.beside) return { url, stop: () => Promise.resolve() };
  throw new Unavailable(messages.alreadyRunning({ folder: options.dataDir }));
}

function databaseUrl(place: ClusterPlace, port: number): string {
  const { user, password, host } = login(place, port);
  return `postgresql://${user}:${password}@${host}:${port}/kehu`;
}

/** Holds the running lock; when it is lost, the server died: it is started again on the same port. */
class Guard {
  #lock: RunningLock | undefined;
  #reviving: Promise<void> | undefined;
  readonly #ending = new AbortController();

  constructor(
    readonly place: ClusterPlace,
    readonly url: string,
    readonly progress: (text: string) => void,
  ) {}

  async begin(patience: number): Promise<boolean> {
    await createDatabase(this.url);
    this.#lock = await RunningLock.take(this.url, patience, () => {
      this.#reviving = this.#revive();
    });
    return this.#lock !== undefined;
  }

  async end(): Promise<void> {
    this.#ending.abort();
    await this.#reviving;
    await this.#lock?.release();
    await stopPostmaster(this.place);
  }

  async #revive(): Promise<void> {
    for (let wait = 200; !this.#ending.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      this.progress('the database ended unexpectedly; starting it again …');
      try {
        await ensurePostmaster(this.place, this.progress);
        if (await this.begin(0)) return this.progress('the database is back');
      } catch (error) {
        this.progress((error as Error).message);
      }
      await sleep(wait, undefined, { signal: this.#ending.signal }).catch(() => undefined);
    }
  }
}

async function createDatabase(url: string): Promise<void> {
  const target = new URL(url);
  const name = target.pathname.slice(1);
  target.pathname = '/postgres';
  const client = new Client({ connectionString: target.href });
  // A server that ends meanwhile fails the query; the event beside it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    // Another start made it at this moment.
    if ((error as { code?: string }).code !== '42P04' && (error as { code?: string }).code !== '23505')
      throw error;
  } finally {
    await client.end();
  }
}
