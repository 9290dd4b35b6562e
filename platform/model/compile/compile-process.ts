import { didYouMean } from '../../kernel/did-you-mean.ts';
import { processMessages as messages } from '../check/process-messages.ts';
import { expressionScope } from '../expression-scope.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { ProcessSpec, Transition } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import { isStageStatus } from '../processes.ts';
import { checkRoleNames } from './compile-access-rule.ts';
import { named } from './compile-columns.ts';
import { inOrder, type EntityDraft } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';
import { nodesOf, resolveAt, type Compilation } from './compilation.ts';
import { missing } from './field-path.ts';

/** The process being compiled, and what its words are checked with. */
interface Place {
  readonly node: EffectiveNode;
  readonly spec: ProcessSpec;
  readonly entity: EntityDraft;
  readonly compilation: Compilation;
}

/** A process with its stages and transitions in order; what cannot work is reported. */
export function compileProcess(node: EffectiveNode, compilation: Compilation): ProcessSpec | undefined {
  const spec = node.properties as unknown as ProcessSpec;
  const key = resolveAt(compilation, 'entity', spec.entity, node, ['entity']);
  const entity = key === undefined ? undefined : compilation.entities.get(key);
  if (!entity) return undefined;
  const place = { node, spec, entity, compilation };
  const scope = expressionScope(compilation, entity);
  checkEntity(place);
  checkStages(place);
  checkAt(spec.appliesWhen, 'bool', scope, compilation.report, node, ['appliesWhen']);
  for (const [name, transition] of Object.entries(spec.transitions)) checkTransition(place, name, transition);
  return {
    ...spec,
    entity: entity.key,
    stages: Object.fromEntries(inOrder(spec.stages)),
    transitions: Object.fromEntries(inOrder(spec.transitions)),
  };
}

/** Records keep the bare name of their process, in a field of their own where there are several. */
function checkEntity({ node, entity, compilation }: Place): void {
  const ofType = (type: string) => [...entity.fields.values()].filter((field) => field.type.name === type);
  const about = { entity: entity.key };
  if (ofType('stage').length === 0) compilation.report(node, ['entity'], messages.stageFieldMissing(about));
  const same = nodesOf(compilation, 'process').filter((other) => {
    const named = compilation.names.resolveIn('entity', String(other.properties.entity), other, ['entity']);
    return 'key' in named && named.key === entity.key;
  });
  if (same.length > 1 && ofType('process').length === 0)
    compilation.report(node, ['entity'], messages.processFieldMissing(about));
  const twin = same.find(({ name, pack }) => name === node.name && pack !== node.pack);
  if (twin)
    compilation.report(node, ['name'], messages.processNameTaken({ name: node.name, pack: twin.pack }));
}

function checkStages({ node, spec, entity, compilation }: Place): void {
  const { stages, entry } = spec;
  if (Array.isArray(entry)) checkStageNames({ node, spec, entity, compilation }, entry, ['entry']);
  const live = Object.entries(stages).filter(([, { retired }]) => !retired);
  const begins = entry === undefined || entry === 'any' ? live : live.filter(([key]) => entry.includes(key));
  if (begins.length === 0) compilation.report(node, ['stages'], messages.noEntryStage());
  const stage = [...entity.fields.values()].find(({ type }) => type.name === 'stage');
  const status = entity.fields.get(String(stage?.spec['statusField'] ?? ''));
  const options = (status?.spec['options'] ?? {}) as Readonly<Record<string, unknown>>;
  if (!status) return;
  for (const [key, { category }] of Object.entries(stages))
    if (!Object.hasOwn(options, category))
      compilation.report(
        node,
        ['stages', key, 'category'],
        messages.statusOptionMissing({ category, field: status.name }),
      );
}

function checkTransition(place: Place, name: string, transition: Transition): void {
  const { node, entity, compilation } = place;
  const at = (...path: string[]) => ['transitions', name, ...path];
  const { from, to, guard, requires = [], who, effects = {} } = transition;
  checkStageNames(place, Array.isArray(from) ? from : [], at('from'));
  checkStageNames(place, [to], at('to'));
  if (Array.isArray(from) && from.includes(to)) compilation.report(node, at('from'), messages.staysInStage());
  const scope = expressionScope(compilation, entity);
  checkAt(guard, 'bool', scope, compilation.report, node, at('guard'));
  for (const field of requires) fieldAt(place, field, at('requires'));
  checkRoleNames(who, node, at('who'), compilation);
  for (const [field, text] of Object.entries(effects)) {
    const found = fieldAt(place, field, at('effects', field));
    if (!found) continue;
    if (!isSettable(found) || isStageStatus(found, entity.fields))
      compilation.report(node, at('effects', field), messages.effectUnfit(named(found)));
    else
      checkAt(
        text,
        found.type.expressionType(found.spec),
        scope,
        compilation.report,
        node,
        at('effects', field),
      );
  }
}

/** What the move itself writes, or nobody does, is no effect of it. */
function isSettable({ type, system }: Field): boolean {
  const isMoved = type.name === 'stage' || type.name === 'process' || type.name === 'autoNumber';
  return type.storage === 'columns' && !system && !isMoved;
}

function fieldAt(
  { node, entity, compilation }: Place,
  name: string,
  path: readonly string[],
): Field | undefined {
  const field = entity.fields.get(name);
  const end = field ? undefined : missing(entity, name);
  if (end && 'problem' in end) compilation.report(node, path, end.problem);
  return field;
}

function checkStageNames(
  { node, spec, compilation }: Place,
  names: readonly string[],
  path: readonly string[],
): void {
  for (const name of names)
    if (!Object.hasOwn(spec.stages, name)) {
      const near = didYouMean(name, Object.keys(spec.stages));
      compilation.report(node, path, messages.unknownStage({ name, hint: hint(near) }));
    }
}
