import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { SETTINGS, type Settings } from '../kernel/settings.ts';
import { Database } from '../storage/connection/database.ts';
import { headOf, writeHead, type LogHead } from '../storage/log/log-head.ts';
import { sealLog, unsealedSeconds } from '../storage/log/seal-log.ts';
import { Metrics } from './metrics.ts';

/** Rows are sealed within five seconds: this, the pass itself, and whoever holds the lock. */
const PAUSE_MS = 2000;

/**
 * Seals the operation log beside the running business and exports the head of the chain. Every node has one, of
 * which one at a time works.
 */
@Injectable()
export class LogSealer implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger(LogSealer.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #ended = false;
  #head: LogHead | undefined;
  readonly #gauges: ReturnType<typeof logGauges>;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    metrics: Metrics,
  ) {
    this.#gauges = logGauges(metrics);
  }

  onModuleInit(): void {
    this.#schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** One pass now. */
  async run(): Promise<void> {
    const seal = await sealLog(this.database);
    this.#gauges.waiting.set(await unsealedSeconds(this.database.session));
    if (!seal || seal.number === this.#head?.seal) return;
    const head = headOf(seal);
    await writeHead(this.settings.dataDir, head);
    this.#gauges.rows.set(head.row);
    this.#gauges.head.set(Number.parseInt(head.hash.slice(0, 12), 16));
    this.#head = head;
  }

  #schedule(): void {
    if (this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#running = this.run()
        .catch((error: Error) => this.#logger.warn(error.message))
        .finally(() => this.#schedule());
    }, PAUSE_MS);
    this.#timer.unref();
  }
}

function logGauges({ registry }: Metrics) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  return {
    rows: gauge('kehu_log_sealed_rows', 'Rows of the operation log up to the last seal this node made'),
    head: gauge(
      'kehu_log_head',
      'The first 48 bits of the hash of that seal, as a number: a witness outside of the database',
    ),
    waiting: gauge(
      'kehu_log_unsealed_seconds',
      'How long the oldest row of the operation log was waiting for its seal after the last pass',
    ),
  };
}
