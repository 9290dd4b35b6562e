import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobSurroundings } from '../jobs/job-surroundings.ts';
import type { Caller } from '../kernel/caller.ts';
import { Organisations } from '../records/organisation.ts';
import { Database } from '../storage/connection/database.ts';
import { maySignIn } from './account.ts';
import { Accounts } from './accounts.ts';
import { callerOf } from './caller-of.ts';

/** Tells jobs who asked for them, as he is when they run. */
@Injectable()
export class JobPeople implements OnModuleInit {
  constructor(
    private readonly surroundings: JobSurroundings,
    private readonly accounts: Accounts,
    private readonly database: Database,
    private readonly organisations: Organisations,
  ) {}

  onModuleInit(): void {
    this.surroundings.use({
      callerOf: (userId) => this.#callerOf(userId),
      timeZone: async () => (await this.organisations.get()).timeZone,
    });
  }

  async #callerOf(userId: string): Promise<Caller | undefined> {
    const account = await this.accounts.byId(this.database.session, userId);
    return account && maySignIn(account) ? callerOf(account) : undefined;
  }
}
