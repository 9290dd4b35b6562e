import { didYouMean } from '../../kernel/did-you-mean.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { snapshotMessages } from '../check/snapshot-messages.ts';
import { valueScope } from '../expression-scope.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { SnapshotSpec } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import type { EntityDraft } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';
import { resolveAt, type Compilation } from './compilation.ts';

/** A snapshot with its entities qualified; what it writes fits where it is written. */
export function compileSnapshot(node: EffectiveNode, compilation: Compilation): SnapshotSpec {
  const spec = node.properties as unknown as SnapshotSpec;
  const entityOf = (word: string, at: string) => {
    const key = resolveAt(compilation, 'entity', word, node, [at]);
    return key === undefined ? undefined : compilation.entities.get(key);
  };
  const [of, into] = [entityOf(spec.of, 'of'), entityOf(spec.into, 'into')];
  if (!of || !into) return spec;
  const { report } = compilation;
  checkAt(spec.filter, 'bool', valueScope(compilation, of), report, node, ['filter']);
  checkPlaces(spec, of, into, node, compilation);
  for (const [name, value] of Object.entries(spec.values)) {
    const field = fieldAt(into, name, ['values', name], node, compilation);
    if (!field) continue;
    if (!holdsOneValue(field)) report(node, ['values', name], snapshotMessages.snapshotUnfit({ name }));
    else {
      const expected = field.type.expressionType(field.spec);
      const type = expected.kind === 'record' ? { ...expected, entity: field.target! } : expected;
      checkAt(value, type, valueScope(compilation, of), report, node, ['values', name]);
    }
  }
  checkRequired(spec, into, node, compilation);
  return { ...spec, of: of.key, into: into.key };
}

function checkPlaces(
  { record, date }: SnapshotSpec,
  of: EntityDraft,
  into: EntityDraft,
  node: EffectiveNode,
  compilation: Compilation,
): void {
  const reference = fieldAt(into, record, ['record'], node, compilation);
  if (reference && (reference.type.name !== 'reference' || reference.target !== of.key))
    compilation.report(node, ['record'], snapshotMessages.snapshotRecord({ name: record, entity: of.key }));
  const day = fieldAt(into, date, ['date'], node, compilation);
  if (day && day.type.name !== 'date')
    compilation.report(node, ['date'], snapshotMessages.snapshotDate({ name: date }));
}

/** Nobody is there to fill in what is missing. */
function checkRequired(
  { record, date, values }: SnapshotSpec,
  into: EntityDraft,
  node: EffectiveNode,
  { report }: Compilation,
): void {
  const given = new Set([record, date, ...Object.keys(values)]);
  for (const { name, spec, system } of into.fields.values())
    if (spec.required === true && !system && !given.has(name) && name !== 'owner' && name !== 'department')
      report(node, ['values'], snapshotMessages.snapshotMissing({ name }));
}

function fieldAt(
  entity: EntityDraft,
  name: string,
  path: readonly string[],
  node: EffectiveNode,
  { report }: Compilation,
): Field | undefined {
  const field = entity.fields.get(name);
  const near = hint(didYouMean(name, [...entity.fields.keys()]));
  if (!field) report(node, path, messages.unknownField({ name, entity: entity.key, hint: near }));
  return field;
}

const NOT_KEPT: ReadonlySet<string> = new Set(['autoNumber', 'children', 'anyReference', 'address', 'file']);

/** It stands in one column, with or without an amount in the company's currency beside it. */
function holdsOneValue({ type, spec, system, computed }: Field): boolean {
  if (system || computed || type.storage !== 'columns' || NOT_KEPT.has(type.name)) return false;
  const parts = type.columns(spec).map(({ part }) => part);
  return parts.every((part) => part === '' || part === 'base') && spec['currencyField'] === undefined;
}
