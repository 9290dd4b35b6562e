import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Conflict, Invalid } from '../../kernel/errors.ts';
import type { OrgLayer } from '../../model/layers/org-layer.ts';
import type { VersionHead } from '../../storage/store/version-store.ts';
import { refuseOthers } from '../customising.ts';
import { draftModel, refuseWrong } from '../drafts/draft-model.ts';
import { authorship } from '../drafts/drafts.service.ts';
import { inWords } from '../plan-in-words.ts';
import { Planner } from '../plan/planner.ts';
import { Publisher } from '../publish/publisher.ts';
import { CurrentVersion } from '../versions/current-version.ts';
import { PastModels } from '../versions/past-models.ts';
import { VersionsService } from '../versions/versions.service.ts';
import { readChangeSet, type ChangeSet } from './change-set.ts';
import { withDependencies } from './closure.ts';
import { driftOf, stillToDo, type Drift } from './drift.ts';
import { changeSetMessages as messages } from './messages.ts';
import { orgDifference } from './org-difference.ts';

export interface Taken {
  /** The version to start from; its changes are not taken. */
  readonly since: number;
  /** The last version taken; without it the one in force. Before `since` it gives the way back. */
  readonly until?: number | undefined;
  /** Nodes or places (`node#path`) to take, with what they need; without it everything. */
  readonly only?: readonly string[] | undefined;
}

/** The plan of the changes, with where this installation differs from the one they come from. */
export interface ChangeSetPlan {
  readonly version: number;
  readonly drift: readonly Drift[];
  /** What is said of packs in other versions. */
  readonly packs: readonly string[];
  readonly problems: readonly object[];
}

/** Takes changes of the organisation from one installation to another. */
@Injectable()
export class ChangeSets {
  constructor(
    private readonly current: CurrentVersion,
    private readonly versions: VersionsService,
    private readonly past: PastModels,
    private readonly planner: Planner,
    private readonly publisher: Publisher,
    private readonly access: Access,
  ) {}

  async export(caller: Caller, { since, until, only }: Taken): Promise<ChangeSet> {
    refuseOthers(this.access, caller);
    const last = until ?? this.current.get().number;
    const layers = await Promise.all([this.#layer(caller, since), this.#layer(caller, last)]);
    const all = orgDifference(...layers, await this.past.numbered(since));
    if (Object.keys(all).length === 0) throw new Invalid(messages.nothing());
    for (const place of only ?? [])
      if (!Object.hasOwn(all, place.split('#')[0]!))
        throw new Invalid(messages.noSuchChange({ place, known: Object.keys(all).join(', ') }));
    const after = await this.past.numbered(last);
    const changes = only ? withDependencies(all, only, after) : all;
    const packs = Object.fromEntries([...after.packs.values()].map(({ name, version }) => [name, version]));
    return { changeSet: 1, name: `${since}–${last}`, from: { since, until: last }, packs, changes };
  }

  /** What it would do here, with everything in which this installation went another way. */
  async plan(caller: Caller, body: unknown): Promise<ChangeSetPlan> {
    refuseOthers(this.access, caller);
    const { changes, packs } = readChangeSet(body);
    const inForce = this.current.get();
    const open = stillToDo(changes, inForce.catalog.model);
    const { model, problems } = draftModel(inForce, open, authorship(caller, inForce));
    const { packs: here } = inForce.catalog.model;
    const differing = Object.entries(packs).filter(([name, version]) => here.get(name)?.version !== version);
    return inWords(
      {
        version: inForce.number,
        drift: driftOf(changes, inForce.catalog.model),
        packs: differing.map(([pack, was]) =>
          messages.packsDiffer({ pack, was, found: here.get(pack)?.version ?? '–' }),
        ),
        problems: problems.map(({ message, ...place }) => ({ ...place, code: message.code, message })),
        ...(model ? await this.planner.plan(model, inForce.catalog) : {}),
      },
      caller.locale,
    ) as ChangeSetPlan;
  }

  /** @throws Conflict naming every drift, unless it shall be applied all the same */
  apply(caller: Caller, body: unknown, despiteDrift: boolean): Promise<VersionHead> {
    refuseOthers(this.access, caller);
    const { changes, name } = readChangeSet(body);
    return this.publisher.publish(caller, (inForce) => {
      if (!despiteDrift) refuseDrift(driftOf(changes, inForce.catalog.model));
      const open = stillToDo(changes, inForce.catalog.model);
      const { org, model, problems } = draftModel(inForce, open, authorship(caller, inForce));
      refuseWrong(problems);
      if (model?.fingerprint === inForce.catalog.model.fingerprint) throw new Invalid(messages.nothingNew());
      return { packs: inForce.packs, org, kind: 'changeSet', comment: name };
    });
  }

  async #layer(caller: Caller, number: number): Promise<OrgLayer> {
    const { number: now, org } = this.current.get();
    return number === now ? org : (await this.versions.get(caller, number)).org;
  }
}

function refuseDrift(drift: readonly Drift[]): void {
  if (drift.length === 0) return;
  const issues = drift.map(({ target, path, was, found }) => ({
    path: `${target}#${path}`,
    message: messages.driftAt({ was: shown(was), found: shown(found) }),
  }));
  throw new Conflict(messages.drifted({ count: drift.length }), issues);
}

const LONGEST = 80;

function shown(value: unknown): string {
  const text = value === undefined ? '–' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
