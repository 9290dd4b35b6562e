import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Closing } from './kernel/closing.ts';
import { KehuError, Unavailable } from './kernel/errors.ts';
import type { Settings } from './kernel/settings.ts';
import { slowly, type Progress } from './kernel/slowly.ts';
import { messages } from './messages.ts';
import { isConnectionLost } from './storage/connection/connection-lost.ts';
import { Database } from './storage/connection/database.ts';
import { startEmbeddedServer } from './storage/embedded/embedded-server.ts';

const PATIENCE = 15_000;

export interface Booting {
  /** What the boot opened and the end of the node closes. */
  readonly closing: Closing;
  readonly progress: Progress;
  /** Aborted when the node is told to end while it waits. */
  readonly signal?: AbortSignal | undefined;
  /** Also while another node runs on the data folder. */
  readonly beside?: boolean | undefined;
}

/** Connects to DATABASE_URL or, without one, to the embedded PostgreSQL, which is started for it. */
export async function openDatabase(settings: Settings, booting: Booting): Promise<Database> {
  const url = settings.databaseUrl ?? (await embedded(settings.dataDir, booting));
  const database = await connect(url, booting);
  booting.closing.add(() => database.close());
  return database;
}

async function embedded(dataDir: string, { beside, closing, progress }: Booting) {
  const server = await slowly(progress, `starting the database in ${join(dataDir, 'postgres')}`, () =>
    startEmbeddedServer({ dataDir, progress, beside: beside ?? false }),
  );
  closing.add(() => server.stop());
  return server.url;
}

/** A database that starts at the same time as the node gets a moment to be there. */
async function connect(url: string, { progress, signal }: Booting): Promise<Database> {
  for (const begin = Date.now(); ; await pause(signal)) {
    try {
      const database = await Database.open({ url });
      await database.session.rows('SELECT 1');
      return database;
    } catch (error) {
      if (error instanceof KehuError) throw error;
      const reason = reasonOf(error);
      if (!isConnectionLost(error) || Date.now() - begin > PATIENCE)
        throw new Unavailable(messages.databaseUnreachable({ reason }));
      if (Date.now() - begin < 500) progress(`waiting for the database (${reason}) …`);
    }
  }
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  await sleep(500, undefined, signal ? { signal } : {});
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
