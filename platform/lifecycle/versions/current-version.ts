import { InstalledPacks } from '../../model/load/installed-packs.ts';
import { Injectable } from '@nestjs/common';
import { compileModel } from '../../model/compile-model.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import { followCatalog } from '../../storage/open-catalog.ts';
import { VersionStore } from '../../storage/store/version-store.ts';
import type { InForce } from './in-force.ts';
import { readPacks } from './read-packs.ts';

/** The version this node runs on. Requests take the Catalog (`CurrentCatalog`); this is for what changes it. */
@Injectable()
export class CurrentVersion {
  #inForce: InForce;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(
    first: InForce,
    private readonly catalog: CurrentCatalog,
    private readonly packs: InstalledPacks,
    private readonly database: Database,
  ) {
    this.#inForce = first;
    catalog.renewBy(() => this.renew());
    database.guardBy({ version: () => catalog.get().version, renew: () => this.renew() });
  }

  get(): InForce {
    return this.#inForce;
  }

  /** Puts a version in force on this node, unless a later one is. Requests under way keep what they took. */
  swap(next: InForce): void {
    if (next.number <= this.#inForce.number) return;
    this.#inForce = next;
    this.packs.replace(next.packs);
    this.catalog.swap(next.catalog);
  }

  /**
   * Brings this node to the version in force, whoever published it. What is asked for while it runs runs once more
   * behind it: the running look may have come too early.
   */
  renew(): Promise<void> {
    if (!this.#running) return this.#run();
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#run();
      });
    return this.#next;
  }

  #run(): Promise<void> {
    this.#running = this.#follow().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #follow(): Promise<void> {
    const versions = new VersionStore();
    const session = this.database.aside;
    const before = this.#inForce;
    if ((await versions.number(session)) <= before.number) return;
    const stored = await versions.latest(session);
    if (!stored) return;
    const { number, org, answers } = stored;
    const packs = await readPacks(session, stored, before.packs);
    const model = compileModel({ packs, org, version: String(number), previous: before.catalog.model });
    const catalog =
      before.catalog.alike(model, number) ?? (await followCatalog(this.database, model, number));
    this.swap({ number, packs, org, answers, catalog });
  }
}
