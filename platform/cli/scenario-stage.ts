import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApplication, openNode } from '../bootstrap.ts';
import { Accounts } from '../identity/accounts.ts';
import { SignIn } from '../identity/sign-in.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { Clock } from '../kernel/clock.ts';
import { readSettings, type Settings } from '../kernel/settings.ts';
import { CurrentVersion } from '../lifecycle/versions/current-version.ts';
import type { InForce } from '../lifecycle/versions/in-force.ts';
import { listen } from '../listen.ts';
import { openPlugins } from '../open-plugins.ts';
import { InstalledPacks } from '../model/load/installed-packs.ts';
import type { Model } from '../model/model.ts';
import { ADMIN } from '../scenarios/scenario.ts';
import type { ScenarioPlace, ScenarioStage } from '../scenarios/place.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { DatabaseCopies } from '../storage/connection/database-copies.ts';
import { Database } from '../storage/connection/database.ts';
import { FileStore } from '../storage/store/file-store.ts';

const CLIENT = { address: '127.0.0.1', userAgent: 'kehu pack test' };

/**
 * Where scenarios run: a node is started and set up once; each scenario gets a copy of its database and an
 * application of its own over the Model that is compiled already. So nothing one scenario did is left for the next,
 * in the database or in memory, and a place costs a tenth of a second.
 */
export class NodeStage implements ScenarioStage {
  #next: Promise<string> | undefined;
  /** Databases nobody needs any more; their connections may not have ended yet. */
  #used: string[] = [];
  #dropping: Promise<void> = Promise.resolve();

  private constructor(
    private readonly copies: DatabaseCopies,
    private readonly template: string,
    private readonly base: { readonly settings: Settings; readonly inForce: InForce },
  ) {}

  /** @param serverUrl any database of a server where throw-away ones may be made */
  static async open(serverUrl: string, packs: readonly string[]): Promise<NodeStage> {
    const copies = await DatabaseCopies.on(serverUrl);
    const template = await copies.make();
    const dataDir = mkdtempSync(join(tmpdir(), 'kehu-scenarios-'));
    const environment = { KEHU_TEST_CLOCK: '1', PORT: '0', DATABASE_URL: template };
    const settings = { ...readSettings(environment), packs, dataDir };
    const first = { ...settings, adminUsername: ADMIN, adminPassword: 'nobody signs in with it' };
    const node = await openNode(first, { logger: false });
    const base = { settings, inForce: node.app.get(CurrentVersion).get() };
    await node.app.get(JobQueue).prepare();
    await node.close();
    return new NodeStage(copies, template, base);
  }

  get model(): Model {
    return this.base.inForce.catalog.model;
  }

  /** The database of the next place is made while this one is in use. */
  async open(): Promise<ScenarioPlace> {
    const made = this.#next ?? this.copies.make(this.template);
    this.#next = this.copies.make(this.template);
    this.#dropping = this.#dropping.then(() => this.#dropUsed());
    const url = await made;
    const database = await Database.open({ url, poolSize: 6 });
    const { settings, inForce } = this.base;
    const runtime = {
      ...(await openPlugins(database, settings.plugins, () => undefined)),
      settings: { ...settings, databaseUrl: url },
      clock: new Clock(),
      packs: new InstalledPacks(inForce.packs),
      inForce,
      database,
      catalog: new CurrentCatalog(inForce.catalog),
      files: new FileStore(join(settings.dataDir, 'files')),
    };
    const app = await openApplication(runtime, { logger: false });
    const [accounts, signIn] = [app.get(Accounts), app.get(SignIn)];
    const account = async (username: string) =>
      (await accounts.byUsername(database.session, username.toLowerCase()))!;
    return {
      url: await listen(app, settings.host, 0),
      timeZone: 'Asia/Shanghai',
      adminId: (await account(ADMIN)).id,
      model: () => runtime.catalog.get().model,
      signIn: async (username) => {
        const user = await account(username);
        const { session } = await database.transaction((tx) => signIn.open(tx, user, CLIENT));
        return session.token;
      },
      close: async () => {
        await app.close();
        await database.close();
        this.#used.push(url);
      },
    };
  }

  async close(): Promise<void> {
    await this.#dropping;
    const unused = await this.#next;
    for (const url of [...this.#used, unused, this.template]) if (url) await this.copies.drop(url);
    await this.copies.close();
    rmSync(this.base.settings.dataDir, { recursive: true });
  }

  /** All but the last, whose connections are ending. */
  async #dropUsed(): Promise<void> {
    const [last, ...older] = this.#used.toReversed();
    this.#used = last === undefined ? [] : [last];
    for (const url of older) await this.copies.drop(url);
  }
}
