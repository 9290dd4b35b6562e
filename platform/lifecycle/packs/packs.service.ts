import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import { SeedLoader } from '../../exchange/seed/seed-loader.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Invalid, KehuError, NotFound, type Issue } from '../../kernel/errors.ts';
import { renderMessage } from '../../kernel/text.ts';
import { compileModel } from '../../model/compile-model.ts';
import { keptPack } from '../../model/load/pack-content.ts';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';
import { packZip } from '../../model/load/pack-zip.ts';
import { loadPack } from '../../model/load-packs.ts';
import { MetadataError } from '../../model/problem.ts';
import { Database } from '../../storage/connection/database.ts';
import { PackStore } from '../../storage/store/pack-store.ts';
import type { VersionHead } from '../../storage/store/version-store.ts';
import { refuseOthers } from '../customising.ts';
import { authorship } from '../drafts/drafts.service.ts';
import { inWords } from '../plan-in-words.ts';
import { Planner } from '../plan/planner.ts';
import { Publisher } from '../publish/publisher.ts';
import { UpgradePlanner } from '../upgrade/upgrade-planner.ts';
import { CurrentVersion } from '../versions/current-version.ts';
import { keptOf, type InForce } from '../versions/in-force.ts';
import { newCollisions } from './collisions.ts';
import { messages } from './messages.ts';
import { installing, uninstalling, type PackChange } from './pack-change.ts';
import { PackPlaces } from './pack-places.ts';
import type { PackPlan } from './pack-plan.ts';
import { readPackRequest, type Decisions } from './pack-request.ts';

/** Makes a change of packs from what is in force. */
type Change = (inForce: InForce) => PackChange;

/** Installs, upgrades and takes away packs, each through one plan and one publication. */
@Injectable()
export class PacksService {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentVersion,
    private readonly upgrades: UpgradePlanner,
    private readonly planner: Planner,
    private readonly publisher: Publisher,
    private readonly seeds: SeedLoader,
    private readonly store: PackStore,
    private readonly places: PackPlaces,
    private readonly access: Access,
  ) {}

  /** What a pack would do; its text is kept, so that it need not be sent again. */
  async planInstall(caller: Caller, body: unknown): Promise<PackPlan> {
    const { pack, answers } = await this.#received(caller, body);
    const plan = await this.#plan(caller, installer(caller, pack), answers);
    await this.database.transaction((tx) => this.store.keep(tx, [keptOf(pack)]));
    return { ...plan, text: keptOf(pack).hash };
  }

  async install(caller: Caller, body: unknown): Promise<VersionHead> {
    const { pack, ...decisions } = await this.#received(caller, body);
    return this.#publish(caller, installer(caller, pack), decisions);
  }

  planUninstall(caller: Caller, name: string): Promise<PackPlan> {
    return this.#plan(caller, (inForce) => uninstalling(name, inForce));
  }

  uninstall(caller: Caller, name: string, decisions: Decisions = {}): Promise<VersionHead> {
    return this.#publish(caller, (inForce) => uninstalling(name, inForce), decisions);
  }

  /** The pack a request brings or names; nothing is unpacked for who may not install it. */
  async #received(caller: Caller, body: unknown): Promise<Decisions & { readonly pack: LoadedPack }> {
    refuseOthers(this.access, caller);
    const sent = readPackRequest(body);
    if (Buffer.isBuffer(sent)) return { pack: loadPack(packZip(sent, 'pack.zip')) };
    if ('folder' in sent) return { ...sent, pack: this.places.read(sent.folder) };
    const [kept] = await this.store.byHash(this.database.session, [sent.text]);
    if (!kept) throw new NotFound(messages.textGone());
    return { ...sent, pack: loadPack(keptPack(kept)) };
  }

  async #plan(caller: Caller, make: Change, answers: Decisions['answers'] = {}): Promise<PackPlan> {
    refuseOthers(this.access, caller);
    const inForce = this.current.get();
    const { kind, pack, packs, org } = make(inForce);
    const told = (issues: readonly Issue[]) =>
      issues.map(({ path, message }) => ({
        path,
        code: message.code,
        message: renderMessage(message, caller.locale),
      }));
    const problems = told(collisionIssues(packs, inForce));
    if (problems.length > 0) return { kind, pack, problems };
    try {
      const plan =
        org === inForce.org
          ? await this.upgrades.plan(packs, answers)
          : await this.planner.plan(compileModel({ packs, org }));
      return { kind, pack, problems, ...(inWords(plan, caller.locale) as typeof plan) };
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      return { kind, pack, problems: told(error.issues) };
    }
  }

  async #publish(caller: Caller, make: Change, { answers = {}, comment }: Decisions): Promise<VersionHead> {
    refuseOthers(this.access, caller);
    const before = this.current.get();
    const { name, version } = make(before).pack;
    const said = comment ?? `${name} ${version}`;
    const next = (inForce: InForce) => {
      const { packs, org, kind } = make(inForce);
      const issues = collisionIssues(packs, inForce);
      if (issues.length > 0) throw new Invalid(messages.packWrong({ name, count: issues.length }), issues);
      return { packs, org, kind, comment: said };
    };
    const isOrg = make(before).org !== before.org;
    const head = isOrg
      ? await this.publisher.publish(caller, next)
      : await this.upgrades.apply(caller, next, answers);
    await this.#bringRecords(caller, before, name);
    return head;
  }

  /** The records of the packs go through the one write path, which knows the new version only once it is in force. */
  async #bringRecords(caller: Caller, before: InForce, name: string): Promise<void> {
    try {
      await this.seeds.load(this.current.get().packs, 'data');
    } catch (error) {
      const { packs, org, answers } = before;
      await this.publisher.publish(caller, () => ({ packs, org, answers, kind: 'restore', comment: name }));
      if (!(error instanceof KehuError)) throw error;
      throw new Invalid(messages.seedsRefused({ name }), error.issues);
    }
  }
}

function installer(caller: Caller, pack: LoadedPack): Change {
  return (inForce) => installing(pack, inForce, authorship(caller, inForce));
}

function collisionIssues(next: readonly LoadedPack[], { packs }: InForce): Issue[] {
  return newCollisions(next, packs).map(({ target, path, one, other }) => ({
    path: `${target}#${path}`,
    message: messages.collision({ target, path, one: one.pack, other: other.pack }),
  }));
}
