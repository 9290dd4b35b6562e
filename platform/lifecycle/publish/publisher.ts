import { Injectable, Logger } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import { Conflict } from '../../kernel/errors.ts';
import { compileModel } from '../../model/compile-model.ts';
import type { Catalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import { openPlanned } from '../../storage/open-catalog.ts';
import { applySchemaPlan, inStages, withLockTimeout } from '../../storage/schema/apply-schema-plan.ts';
import { planSchema, type SchemaPlan } from '../../storage/schema/schema-plan.ts';
import { OperationLog } from '../../storage/store/operation-log.ts';
import { PackStore } from '../../storage/store/pack-store.ts';
import { VersionStore, type StoredVersion, type VersionHead } from '../../storage/store/version-store.ts';
import { messages } from '../messages.ts';
import { CurrentVersion } from '../versions/current-version.ts';
import { keptOf, packsOf, type InForce } from '../versions/in-force.ts';
import { VERSION_CHANNEL } from '../versions/version-follower.ts';
import type { Answers } from '../plan/change-plan.ts';
import { Planner } from '../plan/planner.ts';
import { valueMappings } from '../values/value-mapping.ts';
import { ValueMappings, type PreparedMappings } from '../values/value-mappings.service.ts';
import { followInSavedViews } from './follow-in-saved-views.ts';
import { isHarmless } from './harmless.ts';
import type { Publication, Publish } from './publication.ts';
import { PUBLISH_LOCK } from './publish-lock.ts';
import { versionChanges } from './version-changes.ts';

const TRIES = 5;
const NOTHING_ASKED = { data: [], questions: [] };

/** Somebody else published between the look and the commit. */
class Overtaken extends Error {}

/**
 * The one way by which a version comes into force. What the database needs is prepared beside the running business
 * and stays invisible; one short transaction puts it in force; what is no longer needed goes afterwards. Ended
 * anywhere, the earlier version or the new one is in force as a whole, and the next start tidies up.
 */
@Injectable()
export class Publisher {
  readonly #logger = new Logger(Publisher.name);

  constructor(
    private readonly database: Database,
    private readonly current: CurrentVersion,
    private readonly versions: VersionStore,
    private readonly packs: PackStore,
    private readonly log: OperationLog,
    private readonly planner: Planner,
    private readonly values: ValueMappings,
  ) {}

  /** @throws MetadataError with every mistake */
  async publish(caller: Caller, make: Publish): Promise<VersionHead> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        return await this.#attempt(caller, make);
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
        await this.current.renew();
      }
    }
    throw new Conflict(messages.overtaken());
  }

  async #attempt(caller: Caller, make: Publish): Promise<VersionHead> {
    const before = this.current.get();
    const made = await make(before);
    const number = before.number + 1;
    const { packs, org, answers = before.answers } = made;
    const model = compileModel({ packs, org, version: String(number), previous: before.catalog.model });
    const changes = versionChanges(before.catalog.model, model);
    const publication = { ...made, changes };
    const next = { number, packs, org, answers };
    const asked = async (plan?: SchemaPlan) => {
      const found = isHarmless(changes)
        ? NOTHING_ASKED
        : await this.planner.data(model, before.catalog, plan);
      return valueMappings(found, model, answers as Answers);
    };
    const alike = before.catalog.alike(model, number);
    const mappings = alike && (await asked());
    if (alike && mappings?.length === 0)
      return this.#commit(caller, publication, before, { ...next, catalog: alike });
    return this.database.alone(PUBLISH_LOCK, async () => {
      const plan = alike ? undefined : await planSchema(this.database, model);
      const wanted = mappings ?? (await asked(plan));
      const stages = plan && inStages(plan);
      const catalog = alike ?? (await openPlanned(this.database, stages!.first, undefined, number));
      const values = await this.values.prepare(caller, wanted, before.catalog, catalog);
      if (stages) await applySchemaPlan(this.database, stages.online);
      const head = await this.#commit(caller, publication, before, { ...next, catalog }, values);
      await this.#cleanUp(catalog, stages?.behind);
      return head;
    });
  }

  /** The version is in force already: what fails here is told to who runs the node, and the next start does it. */
  async #cleanUp(opened: Catalog, behind: SchemaPlan | undefined): Promise<void> {
    try {
      await this.values.finish(opened);
      if (behind) await applySchemaPlan(this.database, behind);
    } catch (error) {
      this.#logger.error(error);
    }
  }

  /** Puts it in force: no write is under way meanwhile, and every later one is made for the new version. */
  async #commit(
    caller: Caller,
    { kind, comment = '', within, changes }: Publication & Pick<VersionHead, 'changes'>,
    before: InForce,
    next: InForce,
    values?: PreparedMappings,
  ): Promise<VersionHead> {
    const version: StoredVersion = {
      number: next.number,
      at: new Date().toISOString(),
      authorId: caller.userId ?? null,
      author: caller.actor,
      kind,
      comment,
      fingerprint: next.catalog.model.fingerprint,
      packs: packsOf(next.packs),
      org: next.org,
      answers: next.answers,
      changes,
    };
    await withLockTimeout(this.database, 'kehu.version', async (tx) => {
      await this.versions.lock(tx);
      if ((await this.versions.number(tx)) !== before.number) throw new Overtaken();
      const known = new Set(before.packs.map((pack) => keptOf(pack).hash));
      const added = next.packs.map(keptOf).filter(({ hash }) => !known.has(hash));
      if (added.length > 0) await this.packs.keep(tx, added);
      await this.versions.add(tx, version);
      if (values) await this.values.commit(tx, values, next.catalog, next.number);
      await within?.(tx, next.number);
      await followInSavedViews(tx, before.catalog, next.catalog.model, caller.userId ?? null);
      await this.log.append(tx, [logged(caller, version)]);
      await tx.run('select pg_notify($1, $2)', [VERSION_CHANNEL, String(next.number)]);
    });
    this.current.swap(next);
    return version;
  }
}

function logged(caller: Caller, { at, kind, number, comment, changes }: VersionHead) {
  const details = { version: number, comment, changes: changes.length };
  return { at, userId: caller.userId ?? null, actor: caller.actor, operation: OPERATIONS[kind], details };
}

const OPERATIONS: Readonly<Record<VersionHead['kind'], string>> = {
  boot: 'published',
  publish: 'published',
  restore: 'versionRestored',
  install: 'packInstalled',
  upgrade: 'packUpgraded',
  uninstall: 'packUninstalled',
  changeSet: 'changeSetApplied',
};
