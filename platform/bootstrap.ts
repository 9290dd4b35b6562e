import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConsoleLogger, type LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type Runtime } from './app.module.ts';
import { SeedLoader } from './exchange/seed/seed-loader.ts';
import { createHttpApplication } from './http/http-application.ts';
import { Setup } from './identity/setup.ts';
import { installModel } from './install-model.ts';
import { Clock } from './kernel/clock.ts';
import { Closing } from './kernel/closing.ts';
import type { Settings } from './kernel/settings.ts';
import { slowly, type Progress } from './kernel/slowly.ts';
import type { InForce } from './lifecycle/versions/in-force.ts';
import { ValueMappings } from './lifecycle/values/value-mappings.service.ts';
import { listen } from './listen.ts';
import { InstalledPacks } from './model/load/installed-packs.ts';
import type { LoadedPack } from './model/load/loaded-pack.ts';
import { openDatabase } from './open-database.ts';
import { openPlugins } from './open-plugins.ts';
import { Metrics } from './operations/metrics.ts';
import { CurrentCatalog } from './storage/catalog.ts';
import { FileStore } from './storage/store/file-store.ts';

/** How long requests that run at the end may take. */
const DRAIN_LIMIT = 10_000;

/** One node with everything it is made of. */
export interface OpenNode {
  readonly app: NestFastifyApplication;
  /** Finishes what runs, then closes everything; the database last. */
  close(): Promise<void>;
}

export interface RunningNode extends OpenNode {
  readonly url: string;
}

export interface BootOptions {
  /** Told about whatever takes noticeable time. */
  readonly progress?: Progress;
  readonly clock?: Clock;
  readonly logger?: LoggerService | false;
  /** Also while another node runs on the data folder: for commands of `kehu`. */
  readonly beside?: boolean;
  /** Aborted when the node is told to end before it is there. */
  readonly signal?: AbortSignal;
  /** What a node of this process put in force on a database of which this one is a copy: nothing is compared again. */
  readonly known?: InForce | undefined;
}

/** Opens a node and answers HTTP. */
export async function bootstrap(settings: Settings, options: BootOptions = {}): Promise<RunningNode> {
  const node = await openNode(settings, options);
  try {
    return { ...node, url: await listen(node.app, settings.host, settings.port) };
  } catch (error) {
    await node.close();
    throw error;
  }
}

/**
 * Everything up to the moment before listening: database, Model, tables, services, the records packs bring.
 *
 * @example
 * const node = await openNode(readSettings(process.env), { beside: true });
 * await node.app.get(RecordsService).list(Caller.system('count of books'), 'book', {});
 * await node.close();
 */
export async function openNode(settings: Settings, options: BootOptions = {}): Promise<OpenNode> {
  const closing = new Closing();
  const progress = options.progress ?? (() => undefined);
  try {
    const database = await openDatabase(settings, { ...options, closing, progress });
    const opened = await openPlugins(database, settings.plugins, progress);
    const sources = { folders: settings.packs, develop: settings.develop };
    const { known } = options;
    const inForce = known
      ? { ...known, catalog: known.catalog.onCopy() }
      : await installModel(database, sources, progress);
    const runtime = {
      ...opened,
      // A command does what it was called for, and ends.
      settings: options.beside ? { ...settings, role: 'web' as const } : settings,
      clock: options.clock ?? new Clock(),
      packs: new InstalledPacks(inForce.packs),
      inForce,
      database,
      catalog: new CurrentCatalog(inForce.catalog),
      files: new FileStore(join(settings.dataDir, 'files')),
    };
    const app = await openApplication(runtime, options);
    closing.add(() => Promise.race([app.close(), sleep(DRAIN_LIMIT, undefined, { ref: false })]));
    await app.get(ValueMappings).resume(inForce.catalog);
    await firstRecords(app, settings, inForce.packs, progress);
    return { app, close: () => closing.close() };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** The application over what the boot opened, ready to listen. */
export async function openApplication(
  runtime: Runtime,
  options: Pick<BootOptions, 'logger'> = {},
): Promise<NestFastifyApplication> {
  const logger = options.logger ?? new ConsoleLogger({ logLevels: ['error', 'warn'] });
  const healthOnly = runtime.settings.role === 'worker';
  const app = await createHttpApplication(AppModule.of(runtime), { logger, healthOnly });
  app.get(Metrics).observe(app.getHttpAdapter().getInstance());
  await app.init();
  return app;
}

async function firstRecords(
  app: NestFastifyApplication,
  { adminUsername, adminPassword, demo }: Settings,
  packs: readonly LoadedPack[],
  progress: Progress,
): Promise<void> {
  const seeds = app.get(SeedLoader);
  await slowly(progress, 'loading the records of the packs', () => seeds.load(packs, 'data'));
  if (adminUsername && adminPassword) await app.get(Setup).ensureAdmin(adminUsername, adminPassword);
  if (demo) await slowly(progress, 'loading the demo data', () => seeds.load(packs, 'demo'));
}
