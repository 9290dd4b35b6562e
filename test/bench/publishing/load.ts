import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { quantile } from '../statistics.ts';

/** What readers and writers met while something else happened. */
export interface LoadReport {
  readonly reads: number;
  readonly writes: number;
  readonly failures: readonly string[];
  readonly readMedian: number;
  readonly readP99: number;
  readonly slowestRead: number;
  readonly slowestWrite: number;
  /** Milliseconds a read or write stood in line for a lock, as the database saw it. */
  readonly longestLock: number;
}

interface Target {
  readonly url: string;
  readonly token: string;
  /** To look how long others wait. */
  readonly client: Client;
  /** Some of the records that are read and written. */
  readonly ids: readonly string[];
}

const READERS = 2;
const WRITERS = 1;
const LISTS = [
  '/api/records/book?limit=50&sort=title&fields=title,pages',
  `/api/records/book?limit=50&filter=${encodeURIComponent("genre == 'novel'")}&fields=title,genre`,
];

/** Readers and writers that go on until the work is done, and a moment longer. */
export async function underLoad(target: Target, work: () => Promise<unknown>): Promise<LoadReport> {
  const load = new Load(target);
  const running = load.run();
  await sleep(1500);
  await work();
  await sleep(1000);
  load.over = true;
  await running;
  return load.report();
}

class Load {
  over = false;
  readonly #reads: number[] = [];
  readonly #writes: number[] = [];
  readonly #failures: string[] = [];
  #longestLock = 0;

  constructor(private readonly target: Target) {}

  async run(): Promise<void> {
    const readers = Array.from({ length: READERS }, () => this.#loop(() => this.#read()));
    const writers = Array.from({ length: WRITERS }, () => this.#loop(() => this.#write()));
    await Promise.all([...readers, ...writers, this.#watch()]);
  }

  report(): LoadReport {
    return {
      reads: this.#reads.length,
      writes: this.#writes.length,
      failures: [...new Set(this.#failures)],
      readMedian: quantile(this.#reads, 0.5),
      readP99: quantile(this.#reads, 0.99),
      slowestRead: Math.max(...this.#reads),
      slowestWrite: Math.max(...this.#writes),
      longestLock: this.#longestLock,
    };
  }

  /** Changes of the structure wait themselves, at most their lock timeout; what counts is who waits behind them. */
  async #watch(): Promise<void> {
    while (!this.over) {
      const { rows } = await this.target.client.query<{ ms: number }>(
        `select coalesce(max(extract(epoch from clock_timestamp() - query_start) * 1000), 0)::float8 as ms
         from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'relation' and query !~* '^(alter|create|drop)'`,
      );
      this.#longestLock = Math.max(this.#longestLock, rows[0]!.ms);
      await sleep(5);
    }
  }

  async #loop(once: () => Promise<void>): Promise<void> {
    while (!this.over) {
      await once();
      await sleep(5);
    }
  }

  #read(): Promise<void> {
    const { ids } = this.target;
    const paths = [...LISTS, `/api/records/book/${ids[Math.floor(Math.random() * ids.length)]}`];
    return this.#timed(this.#reads, 'GET', paths[Math.floor(Math.random() * paths.length)]!);
  }

  #write(): Promise<void> {
    const { ids } = this.target;
    const id = ids[Math.floor(Math.random() * ids.length)]!;
    return this.#timed(this.#writes, 'PATCH', `/api/records/book/${id}`, {
      pages: 100 + Math.floor(Math.random() * 900),
    });
  }

  async #timed(into: number[], method: string, path: string, body?: object): Promise<void> {
    const { url, token } = this.target;
    const begin = performance.now();
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    into.push(performance.now() - begin);
    if (!response.ok) this.#failures.push(`${method} ${response.status} ${text.slice(0, 200)}`);
  }
}
