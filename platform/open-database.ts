import { join } from 'node:path';
import type { Closing } from './kernel/closing.ts';
import { KehuError, Unavailable } from './kernel/errors.ts';
import type { Settings } from './kernel/settings.ts';
import { slowly, type Progress } from './kernel/slowly.ts';
import { messages } from './messages.ts';
import { Database } from './storage/connection/database.ts';
import { startEmbeddedServer } from './storage/embedded/embedded-server.ts';

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
  const database = await connect(url);
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

async function connect(url: string): Promise<Database> {
  try {
    const database = await Database.open({ url });
    await database.session.rows('SELECT 1');
    return database;
  } catch (error) {
    if (error instanceof KehuError) throw error;
    throw new Unavailable(messages.databaseUnreachable({ reason: reasonOf(error) }));
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
