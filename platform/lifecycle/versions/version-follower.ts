import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../storage/connection/database.ts';
import type { Notices } from '../../storage/connection/notices.ts';
import { CurrentVersion } from './current-version.ts';

export const VERSION_CHANNEL = 'kehu_version';
const EACH_MS = 1000;

/** Follows what other nodes publish: told by the database, and because a telling can be lost, by looking each second. */
@Injectable()
export class VersionFollower implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger(VersionFollower.name);
  #timer: NodeJS.Timeout | undefined;
  #notices: Notices | undefined;
  #running: Promise<void> = Promise.resolve();
  #failure = '';

  constructor(
    private readonly database: Database,
    private readonly current: CurrentVersion,
  ) {}

  onModuleInit(): void {
    this.#notices = this.database.listen(VERSION_CHANNEL, () => this.#look());
    this.#timer = setInterval(() => this.#look(), EACH_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#notices?.close();
    await this.#running;
  }

  /** The same failure each second is told once. */
  #look(): void {
    this.#running = this.current.renew().then(
      () => void (this.#failure = ''),
      (error: Error) => {
        if (error.message !== this.#failure) this.#logger.error(error.message);
        this.#failure = error.message;
      },
    );
  }
}
