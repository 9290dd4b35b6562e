import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { ExpressionType } from '../../expression/expression-type.ts';
import { actionParams } from '../action-params.ts';
import { actionMessages } from '../check/action-messages.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { expressionScope, filterScope, stepScope } from '../expression-scope.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { ActionSpec, ActionStep, ConversionSpec, FieldNode } from '../metadata.generated.ts';
import { checkRoleNames } from './compile-access-rule.ts';
import { fieldOf, inOrder, qualified, type EntityDraft } from './compile-entity.ts';
import { checkAt, checkedAt } from './compile-expression.ts';
import { nodesOf, resolveAt, type Compilation } from './compilation.ts';
import { missing } from './field-path.ts';
import { leadingHere } from './leading-here.ts';
import { targetsOf } from './link-entities.ts';
import { compileValues } from './mapped-values.ts';

export function compileAction(node: EffectiveNode, compilation: Compilation): ActionSpec | undefined {
  const spec = node.properties as unknown as ActionSpec;
  const entity = compileOffer(spec, node, compilation);
  if (!entity) return undefined;
  const { report } = compilation;
  if (!spec.form && !spec.steps) report(node, [], actionMessages.doesNothing());
  if (spec.runsAs === 'system' && !spec.who && spec.offered !== false)
    report(node, ['who'], actionMessages.whoNeeded());
  checkByItself(spec, entity, node, compilation);
  const params = compileParams(spec, entity, node, compilation);
  const form =
    spec.form === undefined ? {} : { form: formOf(spec.form, entity.key, node, ['form'], compilation) };
  const doing: Doing = { node, entity, spec: { ...spec, ...params }, compilation };
  const steps = inOrder(spec.steps).map(([name, step]) => [name, compileStep(name, step, doing)] as const);
  const compiled = spec.steps ? { steps: Object.fromEntries(steps) } : {};
  const concerns = compileConcerns(spec, entity, node, compilation);
  return { ...spec, ...params, ...form, ...concerns, ...compiled, entity: entity.key };
}

/** Other records that the dialog lists. */
function compileConcerns(
  { concerns }: ActionSpec,
  entity: EntityDraft,
  node: EffectiveNode,
  compilation: Compilation,
): Pick<ActionSpec, 'concerns'> {
  if (!concerns) return {};
  const compiled = inOrder(concerns).map(([name, concerned]) => {
    const path = ['concerns', name];
    const leading = leadingHere(concerned.of, entity, node, [...path, 'of'], compilation);
    if (!leading) return [name, concerned] as const;
    const scope = filterScope(compilation, leading.into);
    checkAt(concerned.where, 'bool', scope, compilation.report, node, [...path, 'where']);
    return [name, { ...concerned, of: `${leading.into.key}.${leading.back}` }] as const;
  });
  return { concerns: Object.fromEntries(compiled) };
}

/** When it is done by itself. */
function checkByItself(
  spec: ActionSpec,
  entity: EntityDraft,
  node: EffectiveNode,
  compilation: Compilation,
): void {
  const { report } = compilation;
  const { onChange, daily, form, steps = {}, params = {} } = spec;
  checkAt(onChange, 'bool', expressionScope(compilation, entity), report, node, ['onChange']);
  const isAsking = form !== undefined || Object.values(params).some((field) => field.required === true);
  if (onChange !== undefined && isAsking) report(node, ['onChange'], actionMessages.asksNobody());
  for (const [name, { does, on, each }] of Object.entries(steps))
    if (onChange !== undefined && does === 'set' && on === undefined && each === undefined)
      report(node, ['steps', name], actionMessages.setsItself());
  if (!daily) return;
  const scope = filterScope(compilation, entity);
  checkAt(daily.where, 'bool', scope, report, node, ['daily', 'where']);
  for (const [name, text] of Object.entries(daily.with ?? {})) {
    const at = ['daily', 'with', name];
    const asked = actionParams({ params })[name];
    if (asked) checkAt(text, asked, scope, report, node, at);
    else
      report(node, at, actionMessages.notAsked({ name, hint: hint(didYouMean(name, Object.keys(params))) }));
  }
}

type Offer = Pick<ActionSpec | ConversionSpec, 'entity' | 'who' | 'when'>;

/** What actions and conversions say alike: which records offer it, who may, and when. */
export function compileOffer(
  { entity: word, who, when }: Offer,
  node: EffectiveNode,
  compilation: Compilation,
): EntityDraft | undefined {
  const key = resolveAt(compilation, 'entity', word, node, ['entity']);
  const entity = key === undefined ? undefined : compilation.entities.get(key);
  if (!entity) return undefined;
  checkRoleNames(who, node, ['who'], compilation);
  checkAt(when, 'bool', filterScope(compilation, entity), compilation.report, node, ['when']);
  const twice = [...nodesOf(compilation, 'action'), ...nodesOf(compilation, 'conversion')].find(
    (other) => other !== node && other.name === node.name && entityOf(other, compilation) === entity.key,
  );
  if (twice && `${twice.pack}:${twice.kind}` < `${node.pack}:${node.kind}`)
    compilation.report(node, ['name'], actionMessages.actionTwice({ name: node.name, entity: entity.key }));
  return entity;
}

function entityOf({ properties, pack }: EffectiveNode, { names }: Compilation): string | undefined {
  const resolved = names.resolve('entity', String(properties.entity), pack);
  return 'key' in resolved ? resolved.key : undefined;
}

function compileParams(
  { params }: ActionSpec,
  entity: EntityDraft,
  node: EffectiveNode,
  compilation: Compilation,
): Pick<ActionSpec, 'params'> {
  if (!params) return {};
  const report: Compilation['report'] = (at, [, ...path], message) =>
    compilation.report(at, ['params', ...path], message);
  const compiled = inOrder<FieldNode & { order?: number }>(params).map(([name, written]) => {
    const spec = qualified(written, ['fields', name], entity.key, node, { ...compilation, report });
    return [name, spec as FieldNode] as const;
  });
  const fields = new Map(compiled.map(([name, field]) => [name, fieldOf(name, field, '')] as const));
  const scope = filterScope(compilation, { key: '', fields });
  for (const [name, field] of compiled) {
    const check = (property: 'default' | 'visibleWhen' | 'requiredWhen', expect: ExpressionType | 'bool') =>
      checkAt(field[property], expect, scope, compilation.report, node, ['params', name, property]);
    check('default', fields.get(name)!.type.expressionType(field));
    check('visibleWhen', 'bool');
    check('requiredWhen', 'bool');
  }
  return { params: Object.fromEntries(compiled) };
}

/** The key of a form of the entity. */
export function formOf(
  word: string,
  entity: string,
  node: EffectiveNode,
  path: readonly string[],
  compilation: Compilation,
): string {
  const key = resolveAt(compilation, 'form', word, node, path);
  const form = nodesOf(compilation, 'form').find(({ pack, name }) => `${pack}:${name}` === key);
  const of = form ? entityOf(form, compilation) : undefined;
  if (of !== undefined && of !== entity)
    compilation.report(node, path, messages.formOfOther({ name: word, entity: of }));
  return key ?? word;
}

interface Doing {
  readonly node: EffectiveNode;
  readonly entity: EntityDraft;
  readonly spec: ActionSpec;
  readonly compilation: Compilation;
}

function compileStep(name: string, step: ActionStep, doing: Doing): ActionStep {
  const { node, entity, spec, compilation } = doing;
  const path = ['steps', name];
  const scope = stepScope(compilation, entity, actionParams(spec));
  checkAt(step.when, 'bool', scope, compilation.report, node, [...path, 'when']);
  for (const [one, text] of Object.entries(step.with ?? {}))
    checkedAt(text, undefined, scope, compilation.report, node, [...path, 'with', one]);
  switch (step.does) {
    case 'set':
    case 'create':
      return compileWritten(step, path, doing);
    case 'convert':
      return { ...step, ...compileConvert(step, path, doing) };
    default:
      if (step.action === undefined)
        compilation.report(node, path, actionMessages.stepNeeds({ does: 'run', property: 'action' }));
      return step;
  }
}

function compileWritten(step: ActionStep, path: readonly string[], doing: Doing): ActionStep {
  if (step.does === 'set' && step.each !== undefined) return compileEach(step, step.each, path, doing);
  const { node, entity: from, spec, compilation } = doing;
  if (step.values === undefined)
    compilation.report(node, path, actionMessages.stepNeeds({ does: step.does, property: 'values' }));
  const entity =
    step.entity === undefined
      ? undefined
      : resolveAt(compilation, 'entity', step.entity, node, [...path, 'entity']);
  const into =
    step.does === 'create'
      ? createdEntity(entity, step, path, doing)
      : changedEntity(entity, step, path, doing);
  if (!into) return step;
  const mapping = { node, path: [...path, 'values'], from, into, params: actionParams(spec) };
  return { ...step, entity: into.key, values: compileValues(step.values, mapping, compilation) };
}

/** Other records that refer to this one: which of them, and what is written to each. */
function compileEach(step: ActionStep, each: string, path: readonly string[], doing: Doing): ActionStep {
  const { node, entity: from, spec, compilation } = doing;
  const leading = leadingHere(each, from, node, [...path, 'each'], compilation);
  if (!leading) return step;
  const { into, back } = leading;
  const params = actionParams(spec);
  const scope = stepScope(compilation, into, params);
  checkAt(step.where, 'bool', scope, compilation.report, node, [...path, 'where']);
  const mapping = { node, path: [...path, 'values'], from, into, params };
  return {
    ...step,
    each: `${into.key}.${back}`,
    values: compileValues(step.values, mapping, compilation),
  };
}

function createdEntity(
  key: string | undefined,
  step: ActionStep,
  path: readonly string[],
  { node, compilation }: Doing,
) {
  if (step.entity === undefined)
    compilation.report(node, path, actionMessages.stepNeeds({ does: 'create', property: 'entity' }));
  return key === undefined ? undefined : compilation.entities.get(key);
}

/** The entity whose records a step changes: its own, or what the reference leads to. */
function changedEntity(key: string | undefined, { on }: ActionStep, path: readonly string[], doing: Doing) {
  const { node, entity, compilation } = doing;
  if (on === undefined) return entity;
  const field = entity.fields.get(on);
  const at = [...path, 'on'];
  if (!field) {
    const end = missing(entity, on);
    if ('problem' in end) compilation.report(node, at, end.problem);
    return undefined;
  }
  const targets = field.inverse || field.type.storage !== 'columns' ? [] : targetsOf(field);
  const target = key ?? (targets.length === 1 ? targets[0] : undefined);
  if (target !== undefined && targets.includes(target)) return compilation.entities.get(target);
  compilation.report(node, at, actionMessages.leadsElsewhere({ name: on, hint: hint(targets[0]) }));
  return undefined;
}

function compileConvert(step: ActionStep, path: readonly string[], { node, entity, compilation }: Doing) {
  if (step.conversion === undefined) {
    compilation.report(node, path, actionMessages.stepNeeds({ does: 'convert', property: 'conversion' }));
    return {};
  }
  const at = [...path, 'conversion'];
  const key = resolveAt(compilation, 'conversion', step.conversion, node, at);
  const found = nodesOf(compilation, 'conversion').find(({ pack, name }) => `${pack}:${name}` === key);
  if (found && entityOf(found, compilation) !== entity.key) {
    const own = nodesOf(compilation, 'conversion').filter((one) => entityOf(one, compilation) === entity.key);
    const near = didYouMean(
      step.conversion,
      own.map(({ name }) => name),
    );
    compilation.report(node, at, actionMessages.convertsOther({ name: step.conversion, hint: hint(near) }));
  }
  return { conversion: key ?? step.conversion };
}
