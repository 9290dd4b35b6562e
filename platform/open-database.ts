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

/**
 * Connects to DATABASE_URL or, without one, to the embedded PostgreSQL, which is started for it.
 *
 * @param beside also while another node runs on the data folder
 */
export async function openDatabase(
  settings: Settings,
  beside: boolean,
  closing: Closing,
  progress: Progress,
): Promise<Database> {
  const url = settings.databaseUrl ?? (await embedded(settings.dataDir, beside, closing, progress));
  const database = await connect(url, progress);
  closing.add(() => database.close());
  return database;
}

async function embedded(dataDir: string, beside: boolean, closing: Closing, progress: Progress) {
  const server = await slowly(progress, `starting the database in ${join(dataDir, 'postgres')}`, () =>
    startEmbeddedServer({ dataDir, progress, beside }),
  );
  closing.add(() => server.stop());
  return server.url;
}

/** A database that starts at the same time as the node gets a moment to be there. */
async function connect(url: string, progress: Progress): Promise<Database> {
  for (const deadline = Date.now() + PATIENCE; ; await sleep(500)) {
    try {
      const database = await Database.open({ url });
      await database.session.rows('SELECT 1');
      return database;
    } catch (error) {
      if (error instanceof KehuError) throw error;
      const unreachable = messages.databaseUnreachable({ reason: reasonOf(error) });
      if (!isConnectionLost(error) || Date.now() > deadline) throw new Unavailable(unreachable);
      progress(`waiting for the database (${reasonOf(error)}) …`);
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
