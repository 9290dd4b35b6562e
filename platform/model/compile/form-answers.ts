import { actionMessages } from '../check/action-messages.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { expressionScope } from '../expression-scope.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { FormField, FormSpec } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import { named, type Place } from './compile-columns.ts';
import type { Compilation } from './compilation.ts';
import type { EntityDraft } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';
import { missing } from './field-path.ts';

type SetValues = NonNullable<FormSpec['set']>;

/** What a form for log fills in by itself must fit the fields it goes into. */
export function checkLogging(
  { set, undoes }: FormSpec,
  node: EffectiveNode,
  entity: EntityDraft,
  compilation: Compilation,
): void {
  checkSet(set, { node, entity, path: ['set'] }, compilation);
  if (undoes === undefined || entity.fields.get(undoes)?.target === entity.key) return;
  const back = [...entity.fields.values()].find(({ target }) => target === entity.key);
  const notBack = { name: undoes, entity: entity.key, hint: hint(back?.name) };
  compilation.report(node, ['undoes'], actionMessages.notBack(notBack));
}

/** The buttons offered for a field, each with a value of its type. */
export function checkPicks(
  picks: FormField['picks'],
  field: Field,
  { node, entity, path }: Place,
  compilation: Compilation,
): void {
  const scope = expressionScope(compilation, entity);
  for (const [name, { value, set }] of Object.entries(picks ?? {})) {
    const at = [...path, 'picks', name];
    const type = field.type.expressionType(field.spec);
    if (value === undefined && !takesText(field))
      compilation.report(node, at, messages.pickValueNeeded(named(field)));
    checkAt(value, type, scope, compilation.report, node, [...at, 'value']);
    checkSet(set, { node, entity, path: [...at, 'set'] }, compilation);
  }
}

function checkSet(set: SetValues | undefined, { node, entity, path }: Place, compilation: Compilation): void {
  const { report } = compilation;
  const scope = expressionScope(compilation, entity);
  for (const [name, value] of Object.entries(set ?? {})) {
    const at = [...path, name];
    const field = entity.fields.get(name);
    const end = field ? undefined : missing(entity, name);
    if (end && 'problem' in end) report(node, at, end.problem);
    if (field?.system) report(node, at, messages.notEntered({ name }));
    if (!field || field.system) continue;
    if (typeof value === 'string')
      checkAt(value, field.type.expressionType(field.spec), scope, report, node, at);
    else if (!takesText(field)) report(node, at, messages.labelUnfit(named(field)));
  }
}

function takesText({ type }: Field): boolean {
  return type.name === 'text' || type.name === 'longText';
}
