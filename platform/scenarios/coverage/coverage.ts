import type { Entity, Model } from '../../model/model.ts';
import type { RoleSpec, ScenarioStep } from '../../model/metadata.generated.ts';
import type { Outcome } from '../run/run-scenario.ts';
import type { Scenario } from '../scenario.ts';
import { kindOf, ON_ENTITY, type StepKind } from '../step-kinds.ts';
import type { Move } from './moves.ts';

/** Something a pack says that a scenario can prove: `book.tooLong`, `lending: giveBack`, `librarian: loan.delete`. */
export interface Claim {
  readonly kind: 'validation' | 'transition' | 'action' | 'right' | 'field';
  readonly name: string;
  readonly isExercised: boolean;
}

/**
 * Which validations refused something, which ways between stages records went, which actions were done and which
 * rights of roles somebody used, in the scenarios that passed.
 * Rights that no step can use yet (printing, approving) are no claims.
 *
 * @param pack whose claims; the scenarios may be of other packs as well
 */
export function coverage(
  model: Model,
  pack: string,
  outcomes: ReadonlyMap<Scenario, Outcome>,
): readonly Claim[] {
  const passed = [...outcomes].filter(([, { state }]) => state === 'passed');
  const heard = new Set(passed.flatMap(([, { codes = [] }]) => [...codes]));
  const used = new Set(passed.flatMap(([scenario]) => [...usesIn(model, scenario)]));
  const moves = passed.flatMap(([, { moves: made = [] }]) => [...made]);
  const done = new Set(passed.flatMap(([{ steps }]) => steps.map(([, { action }]) => action)));
  return [
    ...validationClaims(model, pack, heard),
    ...transitionClaims(model, pack, moves),
    ...actionClaims(model, pack, done),
    ...rightClaims(model, pack, used),
  ];
}

function* transitionClaims(model: Model, pack: string, moves: readonly Move[]): Iterable<Claim> {
  for (const { name: process, pack: owner, spec } of model.processes.values()) {
    if (owner !== pack) continue;
    const made = moves.filter(
      (move) => move.process === process && move.entity === entityKey(owner, spec.entity),
    );
    for (const [name, { from, to }] of Object.entries(spec.transitions)) {
      const isExercised = made.some((move) => move.to === to && (from === 'any' || from.includes(move.from)));
      yield { kind: 'transition', name: `${process}: ${name}`, isExercised };
    }
  }
}

function entityKey(pack: string, name: string): string {
  return name.includes(':') ? name : `${pack}:${name}`;
}

function* actionClaims(model: Model, pack: string, done: ReadonlySet<string | undefined>): Iterable<Claim> {
  for (const { name, pack: owner, spec } of [...model.actions.values(), ...model.conversions.values()])
    // What is not offered is done by itself: its effects are what scenarios look at.
    if (owner === pack && !('offered' in spec && spec.offered === false))
      yield { kind: 'action', name: `${bare(spec.entity)}.${name}`, isExercised: done.has(name) };
}

function* validationClaims(model: Model, pack: string, heard: ReadonlySet<string>): Iterable<Claim> {
  for (const entity of model.entities.values())
    for (const name of Object.keys(entity.spec.validations ?? {}))
      if (entity.pack === pack)
        yield { kind: 'validation', name: `${entity.name}.${name}`, isExercised: heard.has(name) };
}

function* rightClaims(model: Model, pack: string, used: ReadonlySet<string>): Iterable<Claim> {
  for (const { name: role, pack: owner, spec } of model.roles.values()) {
    if (owner !== pack) continue;
    for (const [entity, rights] of Object.entries(spec.entities)) {
      const claim = (kind: Claim['kind'], what: string): Claim => {
        const isExercised =
          used.has(`${role} ${entity} ${what}`) || (entity === '*' && isUsedAnywhere(used, role, what));
        return { kind, name: `${role}: ${bare(entity)}.${what}`, isExercised };
      };
      for (const right of RIGHTS) if (isGiven(rights[right])) yield claim('right', right);
      for (const field of Object.keys(rights.fields ?? {})) yield claim('field', field);
    }
  }
}

type EntityRights = RoleSpec['entities'][string];

/** The rights that steps can use, each by some kinds of steps. */
const USED_BY = {
  create: ['create'],
  read: ['read', 'list', 'count', 'query', 'history', 'search'],
  update: ['update'],
  delete: ['delete', 'restore'],
  export: ['export'],
  import: ['import'],
  merge: ['merge'],
} as const satisfies Partial<Record<keyof EntityRights, readonly StepKind[]>>;

const RIGHTS = Object.keys(USED_BY) as (keyof typeof USED_BY)[];

function isGiven(right: unknown): boolean {
  return right !== undefined && right !== false && right !== 'none';
}

function isUsedAnywhere(used: ReadonlySet<string>, role: string, what: string): boolean {
  return [...used].some((one) => one.startsWith(`${role} `) && one.endsWith(` ${what}`));
}

function bare(entity: string): string {
  return entity.slice(entity.indexOf(':') + 1);
}

/** `librarian library:loan update`, and the same with the fields a step names, for each role of who does it. */
function* usesIn(model: Model, scenario: Scenario): Iterable<string> {
  for (const [, step] of scenario.steps) {
    const roles = scenario.spec.given?.[step.as ?? '']?.user?.roles ?? [];
    const entity = entityOf(model, scenario, step);
    if (!entity) continue;
    const rights = step.operations
      ? Object.values(step.operations).flatMap((one) => RIGHTS.filter((right) => right in one))
      : RIGHTS.filter((right) => (USED_BY[right] as readonly string[]).includes(kindOf(step)));
    const told = JSON.stringify(step);
    const fields = [...entity.fields.keys()].filter((name) => told.includes(`"${name}"`));
    for (const role of roles)
      for (const what of [...rights, ...fields]) yield `${role} ${entity.key} ${what}`;
  }
}

function entityOf(model: Model, { pack, spec, steps }: Scenario, step: ScenarioStep): Entity | undefined {
  const kind = kindOf(step);
  const word = step.record ?? String(step[kind]);
  const find = (name: string) => model.findEntity(name.includes(':') ? name : `${pack}:${name}`);
  if (ON_ENTITY.has(kind)) return find(word);
  const [name = '', field] = word.split('.');
  const maker = steps.find(([key]) => key === name)?.[1].create ?? spec.given?.[name]?.record;
  const entity = maker === undefined ? undefined : find(maker);
  const target = field === undefined ? undefined : entity?.fields.get(field)?.target;
  return target === undefined ? entity : model.entities.get(target);
}
