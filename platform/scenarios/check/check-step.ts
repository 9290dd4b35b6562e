import { madeNames } from '../made-names.ts';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import { filterScope } from '../../model/expression-scope.ts';
import { hint } from '../../model/messages.ts';
import type { ScenarioStep } from '../../model/metadata.generated.ts';
import type { Entity } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { kindOf, OF_EVERY_STEP, ON_ENTITY, ON_RECORD, STEP_KINDS, type StepKind } from '../step-kinds.ts';
import type { CheckContext } from './check-context.ts';
import { checkExpect } from './check-expect.ts';
import { checkActor } from './check-given.ts';
import { checkPath, checkValues } from './check-values.ts';

/** Kinds after which the Model is another one. */
const CHANGES: ReadonlySet<StepKind> = new Set(['publish', 'install', 'uninstall']);

/** Checks a step; afterwards the context knows what its name means. */
export function checkStep(context: CheckContext, name: string, step: ScenarioStep): void {
  const at = ['steps', name];
  const kind = kindOf(step);
  for (const used of [name, ...Object.keys(step.operations ?? {})])
    if (context.names.has(used)) context.tell(at, messages.nameTaken({ name: used }));
  checkProperties(context, step, kind, at);
  if (step.as !== undefined) checkActor(context, step.as, [...at, 'as']);
  checkPlaceholders(context, step, at);
  const entity = entityOf(context, step, kind, at);
  if (entity) checkOnEntity(context, step, entity, at);
  checkNames(context, step, kind, at);
  if (CHANGES.has(kind)) context.isChanged = true;
  learn(context, name, step, kind, entity);
  if (step.expect) checkExpect(context, step.expect, { kind, entity, at: [...at, 'expect'] });
}

function checkProperties(
  context: CheckContext,
  step: ScenarioStep,
  kind: StepKind,
  at: readonly string[],
): void {
  const taken: readonly string[] = STEP_KINDS[kind];
  for (const name of Object.keys(step)) {
    if (name === kind || taken.includes(name) || OF_EVERY_STEP.includes(name)) continue;
    const known = [...taken, ...OF_EVERY_STEP].join(', ');
    context.tell([...at, name], messages.notTaken({ kind, name, known }));
  }
  const needed = NEEDED[kind] ?? [];
  for (const name of needed) if (step[name] === undefined) context.tell(at, messages.needed({ kind, name }));
}

const NEEDED: Partial<Record<StepKind, readonly (keyof ScenarioStep)[]>> = {
  update: ['data'],
  query: ['measures'],
  import: ['file'],
  batch: ['operations'],
  action: ['record'],
  merge: ['survivor', 'others'],
  explain: ['user'],
};

function entityOf(
  context: CheckContext,
  step: ScenarioStep,
  kind: StepKind,
  at: readonly string[],
): Entity | undefined {
  const word = String(step[kind]);
  if (ON_ENTITY.has(kind)) return context.entity(word, [...at, kind]);
  if (ON_RECORD.has(kind)) return context.record(word, [...at, kind]);
  if (step.record !== undefined) return context.record(step.record, [...at, 'record']);
  return undefined;
}

function checkOnEntity(
  context: CheckContext,
  step: ScenarioStep,
  entity: Entity,
  at: readonly string[],
): void {
  const isLoose = context.isChanged || step.expect?.refused !== undefined || step.action !== undefined;
  const scope = filterScope(context.model, entity);
  if (step.data) checkValues(context, entity, step.data, [...at, 'data'], isLoose);
  if (step.filter !== undefined && !isLoose)
    context.expression(step.filter, scope, [...at, 'filter'], 'bool');
  for (const path of step.fields ?? []) if (!isLoose) checkPath(context, entity, path, [...at, 'fields']);
  for (const [key, { field = key }] of Object.entries(step.groups ?? {}))
    if (!isLoose) checkPath(context, entity, field, [...at, 'groups', key]);
  for (const [key, { field, value }] of Object.entries(step.measures ?? {})) {
    if (field !== undefined && !isLoose) checkPath(context, entity, field, [...at, 'measures', key]);
    if (value !== undefined && !isLoose) context.expression(value, scope, [...at, 'measures', key]);
  }
  if (step.view !== undefined) checkView(context, step.view, [...at, 'view']);
  for (const rule of Object.keys(step.reasons ?? {})) checkRule(context, entity, rule, [...at, 'reasons']);
  for (const [key, operation] of Object.entries(step.operations ?? {})) {
    const path = [...at, 'operations', key];
    for (const part of ['create', 'data'] as const)
      if (operation[part]) checkValues(context, entity, operation[part], [...path, part], isLoose);
  }
}

function checkView(context: CheckContext, word: string, at: readonly string[]): void {
  const { model, pack, isChanged } = context;
  if (isChanged) return;
  if (model.views.has(word.includes(':') ? word : `${pack}:${word}`)) return;
  const near = didYouMean(
    word,
    [...model.views.values()].map(({ name }) => name),
  );
  context.tell(at, messages.unknownView({ name: word, hint: hint(near) }));
}

/** A reason answers a validation, or the move of a record with stages. */
function checkRule(context: CheckContext, entity: Entity, name: string, at: readonly string[]): void {
  const isStaged = [...entity.fields.values()].some(({ type }) => type.name === 'stage');
  const duplicates = [...context.model.duplicateRules.values()].filter(
    ({ spec }) => spec.entity === entity.key,
  );
  const known = [
    ...Object.keys(entity.spec.validations ?? {}),
    ...duplicates.map((rule) => rule.name),
    ...(isStaged ? ['stage'] : []),
  ];
  if (known.includes(name) || context.isChanged) return;
  const near = hint(didYouMean(name, known));
  context.tell([...at, name], messages.unknownRule({ entity: entity.key, name, hint: near }));
}

/** The records a step names beside the one it is about. */
function checkNames(context: CheckContext, step: ScenarioStep, kind: StepKind, at: readonly string[]): void {
  const { survivor, others = [], choose = {}, user, notifications, file, operations = {} } = step;
  for (const name of [survivor, ...others, ...Object.values(choose)])
    if (name !== undefined) context.record(name, [...at, kind]);
  for (const name of [user, notifications]) if (name !== undefined) checkActor(context, name, [...at, kind]);
  for (const name of [file, step.install, step.expect?.sameFilesAs])
    if (name !== undefined) context.known(name, [...at, kind]);
  if (step.in !== undefined && !context.names.get(step.in)?.isTenant)
    context.tell([...at, 'in'], messages.notATenant({ name: step.in }));
  for (const [key, { update, delete: removed }] of Object.entries(operations)) {
    const name = update ?? removed;
    if (name !== undefined) context.record(name, [...at, 'operations', key]);
  }
}

/** `${name}` and `${step.path}` anywhere in a step: the name has to be known by then. */
function checkPlaceholders(context: CheckContext, value: unknown, at: readonly string[]): void {
  if (typeof value === 'string') {
    for (const [, name] of value.matchAll(PLACEHOLDER)) if (name !== 'n') context.known(name!, at);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      if (key !== 'expect') checkPlaceholders(context, inner, [...at, key]);
  }
}

const PLACEHOLDER = /\$\{([A-Za-z0-9]+)[^}]*\}/g;

function learn(
  context: CheckContext,
  name: string,
  step: ScenarioStep,
  kind: StepKind,
  entity: Entity | undefined,
): void {
  const isRecord = kind === 'create' || (ON_RECORD.has(kind) && kind !== 'history' && kind !== 'explain');
  context.names.set(name, isRecord ? (entity ? { entity } : { isUnclear: true }) : {});
  if (step.action !== undefined && entity)
    for (const [made, of] of madeNames(context.model, entity, step.action))
      context.names.set(`${name}.${made}`, { entity: of });
  for (const [key, { create }] of Object.entries(step.operations ?? {}))
    if (create) context.names.set(key, entity ? { entity } : { isUnclear: true });
}
