import { Injectable } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import { Clock } from '../../kernel/clock.ts';
import { compileModel } from '../../model/compile-model.ts';
import type { OrgLayer } from '../../model/layers/org-layer.ts';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';
import type { Model } from '../../model/model.ts';
import { aboutOf, choicesOf, questionId } from '../../model/upgrade/decide.ts';
import { openChanges } from '../../model/upgrade/open-changes.ts';
import { packLayers } from '../../model/upgrade/pack-layers.ts';
import { planUpgrade } from '../../model/upgrade/plan-upgrade.ts';
import type { Outcome, Question, Upgrade } from '../../model/upgrade/upgrade.ts';
import { Organisations } from '../../records/organisation.ts';
import { Database } from '../../storage/connection/database.ts';
import type { VersionHead, VersionKind } from '../../storage/store/version-store.ts';
import type { Look } from '../plan/data/look.ts';
import type { ChangePlan } from '../plan/change-plan.ts';
import { Planner } from '../plan/planner.ts';
import type { Publication } from '../publish/publication.ts';
import { Publisher } from '../publish/publisher.ts';
import { CurrentVersion } from '../versions/current-version.ts';
import type { InForce } from '../versions/in-force.ts';
import { storedUses } from './stored-uses.ts';
import { boundAnswers, upgradeAnswers, type AnswerRecord, type Decidable } from './upgrade-answers.ts';

/** What other packs would do: the plan of the Model to come, and what becomes of everybody's changes. */
export interface UpgradePlan extends ChangePlan {
  /** Changed by both and not yet decided: mine stays until somebody answers; of class vendor theirs holds. */
  readonly conflicts: readonly (Outcome & Decidable)[];
  /** The vendor's changes that nobody stands in the way of. */
  readonly automatic: readonly Outcome[];
  /** Changed by both alike, decided before, or waiting for what is not there. */
  readonly settled: readonly Outcome[];
  /** Taken away by the vendor, and staying because it is used or customised. */
  readonly deprecated: readonly Outcome[];
  /** Named something the vendor renamed, in the organisation's layer or another pack, and names it as it is called now. */
  readonly followed: readonly Outcome[];
}

/** What shall be in force. */
export interface NextPacks {
  readonly packs: readonly LoadedPack[];
  readonly kind: VersionKind;
  readonly comment?: string;
  readonly within?: Publication['within'];
}

/** Puts other packs under what the organisation made of the present ones: install, upgrade, uninstall, resolve. */
@Injectable()
export class UpgradePlanner {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentVersion,
    private readonly planner: Planner,
    private readonly publisher: Publisher,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** @throws MetadataError where the packs and the organisation's layer do not make a Model */
  async plan(packs: readonly LoadedPack[], given: AnswerRecord = {}): Promise<UpgradePlan> {
    const inForce = this.current.get();
    const { upgrade, model } = await this.upgraded(inForce, packs, given);
    const plan = await this.planner.plan(model, inForce.catalog);
    const of = (kinds: readonly string[]) => upgrade.outcomes.filter(({ kind }) => kinds.includes(kind));
    return {
      ...plan,
      conflicts: of(['hidden', 'asked', 'overruled', 'open']).map((outcome) => ({
        ...outcome,
        ...decidable(outcome),
      })),
      automatic: of(['automatic']),
      settled: of(['absorbed', 'answered', 'waiting']),
      deprecated: of(['deprecated']),
      followed: of(['followed']),
    };
  }

  /** Puts the packs in force with the answers; everything answered before counts too. */
  apply(
    caller: Caller,
    make: (inForce: InForce) => NextPacks | Promise<NextPacks>,
    given: AnswerRecord = {},
  ): Promise<VersionHead> {
    return this.publisher.publish(caller, async (inForce) => {
      const next = await make(inForce);
      const { org, answers } = await this.upgraded(inForce, next.packs, given);
      return { ...next, org, answers };
    });
  }

  /** The organisation's layer over other packs, with all answers from now on. */
  async upgraded(
    inForce: InForce,
    packs: readonly LoadedPack[],
    given: AnswerRecord = {},
  ): Promise<{ upgrade: Upgrade; org: OrgLayer; model: Model; answers: AnswerRecord }> {
    const sides = { base: packLayers(inForce.packs), next: packLayers(packs), org: inForce.org };
    const known = { ...inForce.answers, ...given };
    const look = await this.#look(inForce);
    const first = planUpgrade({ ...sides, answers: upgradeAnswers(known) });
    const facts = await storedUses(look, first.outcomes);
    const asked = planUpgrade({ ...sides, answers: upgradeAnswers(inForce.answers), facts });
    const open = openChanges(inForce.catalog.model, inForce.org);
    const bound = boundAnswers(given, [...open, ...asked.outcomes.map(decidable)]);
    const renames = Object.fromEntries(asked.mappings.map(renamedOption).filter(([id]) => !(id in known)));
    const answers = { ...inForce.answers, ...renames, ...bound };
    const upgrade = planUpgrade({ ...sides, answers: upgradeAnswers(answers), facts });
    const version = String(inForce.number + 1);
    return { upgrade, org: upgrade.org, model: compileModel({ packs, org: upgrade.org, version }), answers };
  }

  async #look({ catalog }: InForce): Promise<Look> {
    const { timeZone, locale } = await this.organisations.get();
    const { session } = this.database;
    return {
      session,
      from: catalog,
      to: catalog,
      present: new Map(),
      now: this.clock.now(),
      timeZone,
      locale,
    };
  }
}

function decidable({ target, path, was, mine, theirs }: Outcome): Decidable {
  const choices: Question['choices'] = choicesOf(was, mine, theirs);
  return { id: questionId(target, path), about: aboutOf(theirs), choices };
}

/** A renamed option is no question: its records follow. */
function renamedOption({
  target,
  path,
  from,
  to,
  before = path,
}: Upgrade['mappings'][number]): [string, unknown] {
  return [`mapOption:${target}:${before}.${from}`, { to }];
}
