import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** "kehu" as a number: the advisory lock the one node of an embedded database holds while it runs. */
const KEY = 0x6b_65_68_75;

/** The lock of the running node; it is held by a connection, so the end of the process always frees it. */
export class RunningLock {
  readonly #client: Client;
  #released = false;

  private constructor(client: Client) {
    this.#client = client;
  }

  /**
   * @param patience how long to wait for a node that was told to stop, in ms
   * @returns undefined when another node holds it
   */
  static async take(url: string, patience: number, onLost: () => void): Promise<RunningLock | undefined> {
    const client = new Client({ connectionString: url, application_name: 'kehu running', keepAlive: true });
    const lock = new RunningLock(client);
    client.on('error', () => undefined);
    client.on('end', () => lock.#released || onLost());
    await client.connect();
    for (const deadline = Date.now() + patience; ; await sleep(100)) {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
        KEY,
      ]);
      if (rows[0]?.taken) return lock;
      if (Date.now() > deadline) break;
    }
    await lock.release();
    return undefined;
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.#client.end().catch(() => undefined);
  }
}
