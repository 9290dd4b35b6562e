import type { ExpressionType } from '../../expression/expression-type.ts';
import { actionMessages } from '../check/action-messages.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { stepScope } from '../expression-scope.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { mappedValue } from '../mapped-value.ts';
import type { Field } from '../model.ts';
import { checkAt } from './compile-expression.ts';
import { named } from './compile-columns.ts';
import type { EntityDraft } from './compile-entity.ts';
import type { Compilation } from './compilation.ts';
import { isStageStatus } from '../processes.ts';
import { missing } from './field-path.ts';

/** Values of one record out of another, and where they stand in their node. */
export interface Mapping {
  readonly node: EffectiveNode;
  readonly path: readonly string[];
  readonly from: EntityDraft;
  readonly into: EntityDraft;
  readonly params: Readonly<Record<string, ExpressionType>>;
}

/** The values checked, without those of hidden fields. */
export function compileValues(
  values: Readonly<Record<string, string>> | undefined,
  mapping: Mapping,
  compilation: Compilation,
): Record<string, string> {
  const kept = Object.entries(values ?? {}).filter(([name, text]) => {
    const field = writtenField(name, mapping, compilation);
    if (field) checkValue(text, field, mapping, compilation);
    return field !== undefined;
  });
  return Object.fromEntries(kept);
}

/** A field that can be written; undefined where it is hidden or (reported) cannot. */
function writtenField(
  name: string,
  { node, path, into }: Pick<Mapping, 'node' | 'path' | 'into'>,
  { report }: Pick<Compilation, 'report'>,
): Field | undefined {
  const field = into.fields.get(name);
  const end = field ? undefined : missing(into, name);
  if (end && 'problem' in end) report(node, [...path, name], end.problem);
  if (!field) return undefined;
  const isStored = field.type.storage === 'columns' || field.type.storage === 'links';
  const isOpen = isStored && !isStageStatus(field, into.fields);
  if (!field.system && isOpen && field.type.name !== 'autoNumber') return field;
  report(node, [...path, name], messages.notEntered({ name }));
  return undefined;
}

function checkValue(text: string, field: Field, mapping: Mapping, compilation: Compilation): void {
  const { node, path, from, params } = mapping;
  if (mappedValue(text, from, field).kind !== 'computed') return;
  const at = [...path, field.name];
  if (field.type.name === 'anyReference')
    return compilation.report(node, at, actionMessages.pointsNowhere(named(field)));
  const scope = stepScope(compilation, from, params);
  checkAt(text, field.type.expressionType(field.spec), scope, compilation.report, node, at);
}
