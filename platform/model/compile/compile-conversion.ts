import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { Message } from '../../kernel/text.ts';
import { conversionParams } from '../action-params.ts';
import { actionMessages } from '../check/action-messages.ts';
import { stepScope } from '../expression-scope.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { ConversionLines, ConversionSpec, ConversionTarget } from '../metadata.generated.ts';
import { compileOffer, formOf } from './compile-action.ts';
import { inOrder, type EntityDraft } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';
import { resolveAt, type Compilation } from './compilation.ts';
import { missing, type PathEnd } from './field-path.ts';
import { targetsOf } from './link-entities.ts';
import { compileValues } from './mapped-values.ts';

export function compileConversion(node: EffectiveNode, compilation: Compilation): ConversionSpec | undefined {
  const spec = node.properties as unknown as ConversionSpec;
  const entity = compileOffer(spec, node, compilation);
  if (!entity) return undefined;
  const { report } = compilation;
  const names = Object.keys(spec.targets);
  if (spec.once && !Object.values(spec.targets).some(({ source }) => source !== undefined))
    report(node, ['once'], actionMessages.onceNeedsSource());
  if (spec.opens !== undefined && !names.includes(spec.opens))
    report(
      node,
      ['opens'],
      actionMessages.unknownTarget({ name: spec.opens, hint: hint(didYouMean(spec.opens, names)) }),
    );
  const making: Making = { node, entity, spec, compilation };
  const targets = inOrder(spec.targets).map(
    ([name, target]) => [name, compileTarget(name, target, making)] as const,
  );
  const set = { node, path: ['set'], from: entity, into: entity, params: conversionParams(spec) };
  return {
    ...spec,
    entity: entity.key,
    targets: Object.fromEntries(targets),
    ...(spec.set ? { set: compileValues(spec.set, set, compilation) } : {}),
  };
}

interface Making {
  readonly node: EffectiveNode;
  readonly entity: EntityDraft;
  readonly spec: ConversionSpec;
  readonly compilation: Compilation;
}

function compileTarget(name: string, target: ConversionTarget, making: Making): ConversionTarget {
  const { node, entity: from, spec, compilation } = making;
  const { report } = compilation;
  const path = ['targets', name];
  const key = resolveAt(compilation, 'entity', target.entity, node, [...path, 'entity']);
  const into = key === undefined ? undefined : compilation.entities.get(key);
  if (!into) return target;
  const params = conversionParams(spec);
  const scope = stepScope(compilation, from, params);
  checkAt(target.when, 'bool', scope, report, node, [...path, 'when']);
  checkAt(target.existing, { kind: 'record', entity: into.key }, scope, report, node, [...path, 'existing']);
  const lines = Object.entries(target.lines ?? {}).flatMap(([field, one]) => {
    const compiled = compileLines(field, one, into, [...path, 'lines'], making);
    return compiled ? [[field, compiled] as const] : [];
  });
  const mapping = { node, path: [...path, 'values'], from, into, params };
  return {
    ...target,
    ...compileSource(target, into, from, path, making),
    entity: into.key,
    values: compileValues(target.values, mapping, compilation),
    ...(target.form ? { form: formOf(target.form, into.key, node, [...path, 'form'], compilation) } : {}),
    ...(target.lines ? { lines: Object.fromEntries(lines) } : {}),
  };
}

/** The reference back; without it where an administrator has hidden it. */
function compileSource(
  { source }: { readonly source?: string },
  into: EntityDraft,
  from: EntityDraft,
  path: readonly string[],
  { node, compilation }: Making,
): { source?: string } {
  if (source === undefined) return {};
  const field = into.fields.get(source);
  if (field && !field.inverse && targetsOf(field).includes(from.key)) return { source };
  const end = field ? undefined : missing(into, source);
  if (end && 'hidden' in end) return { source: undefined! };
  const fits = [...into.fields.values()].filter((one) => !one.inverse && targetsOf(one).includes(from.key));
  const problem =
    told(end) ?? actionMessages.notBack({ name: source, entity: from.key, hint: hint(fits[0]?.name) });
  compilation.report(node, [...path, 'source'], problem);
  return { source };
}

function compileLines(
  name: string,
  lines: ConversionLines,
  parent: EntityDraft,
  path: readonly string[],
  making: Making,
): ConversionLines | undefined {
  const { node, entity, spec, compilation } = making;
  const into = childOf(parent, name, [...path, name], making);
  const from = childOf(entity, lines.from, [...path, name, 'from'], making);
  if (!into || !from) return undefined;
  const params = conversionParams(spec);
  const at = [...path, name];
  checkAt(lines.where, 'bool', stepScope(compilation, from, params), compilation.report, node, [
    ...at,
    'where',
  ]);
  const mapping = { node, path: [...at, 'values'], from, into, params };
  return {
    ...lines,
    ...compileSource(lines, into, from, at, making),
    values: compileValues(lines.values, mapping, compilation),
  };
}

function childOf(entity: EntityDraft, name: string, path: readonly string[], { node, compilation }: Making) {
  const field = entity.fields.get(name);
  if (field?.type.storage === 'children') return compilation.entities.get(field.target ?? '');
  const end = field ? undefined : missing(entity, name);
  if (end && 'hidden' in end) return undefined;
  const children = [...entity.fields.values()].filter(({ type }) => type.storage === 'children');
  const near = hint(
    didYouMean(
      name,
      children.map((one) => one.name),
    ) ?? children[0]?.name,
  );
  compilation.report(node, path, told(end) ?? actionMessages.notChildren({ name, hint: near }));
  return undefined;
}

function told(end: PathEnd | undefined): Message | undefined {
  return end && 'problem' in end ? end.problem : undefined;
}
