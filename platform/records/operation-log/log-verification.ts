import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { SETTINGS, type Settings } from '../../kernel/settings.ts';
import { Database } from '../../storage/connection/database.ts';
import { headOf, readHead, type LogHead } from '../../storage/log/log-head.ts';
import { lastSeal } from '../../storage/log/log-seals.ts';
import type { LogProblem } from '../../storage/log/log-problem.ts';
import { verifyLog } from '../../storage/log/verify-log.ts';
import { SettingStore } from '../../storage/store/setting-store.ts';
import { refuseOthers } from './log-reader.ts';

const RESULT = 'logVerified';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the last verification found. */
export interface VerifiedLog {
  readonly at: string;
  readonly rows: number;
  readonly head: LogHead | null;
  readonly problem: LogProblem | null;
}

export interface SealState {
  /** The last seal; null before the first. */
  readonly head: LogHead | null;
  readonly verified: VerifiedLog | null;
  readonly isVerifying: boolean;
}

/** Verifies the operation log once a day beside the business, and when an administrator asks. */
@Injectable()
export class LogVerification implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger(LogVerification.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly results: SettingStore,
    private readonly access: Access,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.#timer = setInterval(() => void this.#daily().catch(this.#warn), HOUR_MS);
    this.#timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async state(caller: Caller): Promise<SealState> {
    refuseOthers(this.access, caller);
    const { session } = this.database;
    const seal = await lastSeal(session);
    const verified = (await this.results.get<VerifiedLog>(session, RESULT)) ?? null;
    return { head: seal ? headOf(seal) : null, verified, isVerifying: this.#running !== undefined };
  }

  /** Begins, unless one is running; `state` tells how it ended. */
  start(caller: Caller): Promise<SealState> {
    refuseOthers(this.access, caller);
    this.#running ??= this.#run()
      .catch(this.#warn)
      .finally(() => (this.#running = undefined));
    return this.state(caller);
  }

  readonly #warn = (error: Error): void => this.#logger.warn(error.message);

  async #daily(): Promise<void> {
    const last = await this.results.get<VerifiedLog>(this.database.session, RESULT);
    if (!last || Date.now() - Date.parse(last.at) > DAY_MS) await (this.#running ??= this.#run());
  }

  async #run(): Promise<void> {
    const { dataDir } = this.settings;
    const exported = await readHead(dataDir);
    const check = await this.database.unhurried((session) => verifyLog(session, { head: exported, dataDir }));
    const { rows, archivedRows, head = null, problem = null } = check;
    if (problem) this.#logger.error(`the operation log was tampered with: ${JSON.stringify(problem)}`);
    const result: VerifiedLog = { at: new Date().toISOString(), rows: rows + archivedRows, head, problem };
    await this.database.transaction((tx) => this.results.set(tx, RESULT, result));
  }
}
