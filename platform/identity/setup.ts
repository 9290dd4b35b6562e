import { Injectable, Logger } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { Conflict } from '../kernel/errors.ts';
import { renderMessage } from '../kernel/text.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { SettingStore } from '../storage/store/setting-store.ts';
import type { Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { FirstRecords } from './first-records.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { passwordProblem } from './password-policy.ts';
import { Passwords } from './passwords.ts';
import type { Client } from './sessions.ts';
import type { SetupRequest } from './setup-request.ts';
import { SignIn, type SignedIn } from './sign-in.ts';

const SETTING = 'setup';

/** Turns an empty installation into somebody's: company, administrator, departments, staff. Works once. */
@Injectable()
export class Setup {
  #done = false;

  constructor(
    private readonly database: Database,
    private readonly settings: SettingStore,
    private readonly first: FirstRecords,
    private readonly passwords: Passwords,
    private readonly accounts: Accounts,
    private readonly signIn: SignIn,
    private readonly log: IdentityLog,
  ) {}

  async isNeeded(): Promise<boolean> {
    this.#done ||= (await this.settings.get(this.database.session, SETTING)) !== undefined;
    return !this.#done;
  }

  /** @throws Conflict when set-up is done */
  async refuseSecond(): Promise<void> {
    if (!(await this.isNeeded())) throw new Conflict(messages.setupDone());
  }

  /** Sets up and signs the administrator in. */
  run(request: SetupRequest, client: Client): Promise<SignedIn> {
    return this.#complete(request, client.address, (tx, admin) => this.signIn.open(tx, admin, client));
  }

  /**
   * Set-up without a wizard, from KEHU_ADMIN_USERNAME and KEHU_ADMIN_PASSWORD: does nothing once the
   * installation is set up. The operator answers for the password; a poor one is only warned of.
   */
  async ensureAdmin(username: string, password: string): Promise<void> {
    if (!(await this.isNeeded())) return;
    const problem = passwordProblem(password, username);
    if (problem) new Logger('Setup').warn(`KEHU_ADMIN_PASSWORD: ${renderMessage(problem, 'en')}`);
    const company = { path: 'company', values: { name: 'Kehu', baseCurrency: 'CNY' } };
    const admin = { path: 'admin', username, password, values: { username, name: username } };
    const request = { company, admin, departments: [], employees: [] };
    try {
      await this.#complete(request, undefined, async () => undefined);
    } catch (error) {
      if (!(error instanceof Conflict) || (await this.isNeeded())) throw error;
    }
  }

  /**
   * All of it or nothing, in one transaction. Of two that run at the same time the second is told that set-up
   * is done.
   */
  async #complete<T>(
    request: SetupRequest,
    address: string | undefined,
    end: (tx: Session, admin: Account) => Promise<T>,
  ): Promise<T> {
    await this.refuseSecond();
    const hash = await this.passwords.hash(request.admin.password);
    const caller = Caller.system('set-up');
    const result = await this.database.transaction(async (tx) => {
      const claimed = await this.settings.claim(tx, SETTING, { at: new Date().toISOString() });
      if (!claimed) throw new Conflict(messages.setupDone());
      const adminId = await this.first.create(tx, caller, request);
      await this.passwords.set(tx, adminId, hash);
      await this.log.note(tx, caller, 'setUp', { userId: adminId, address });
      return end(tx, (await this.accounts.byId(tx, adminId))!);
    });
    this.#done = true;
    return result;
  }
}
