import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { Message } from '../../kernel/text.ts';
import { named } from '../compile/compile-columns.ts';
import type { Compilation } from '../compile/compilation.ts';
import type { EntityDraft } from '../compile/compile-entity.ts';
import { checkAt } from '../compile/compile-expression.ts';
import { missing } from '../compile/field-path.ts';
import { expressionScope } from '../expression-scope.ts';
import { hint } from '../messages.ts';
import type { Field } from '../model.ts';
import { checkField } from './check-field.ts';
import { checkMessages as messages } from './messages.ts';
import { checkStage } from './check-stage.ts';

/** Everything an entity says that only makes sense together with its other fields and other entities. */
export function checkEntity(entity: EntityDraft, compilation: Compilation): void {
  checkTitle(entity, compilation);
  checkKeys(entity, compilation);
  checkValidations(entity, compilation);
  checkLocks(entity, compilation);
  checkTree(entity, compilation);
  checkStage(entity, compilation);
  for (const [name, field] of entity.fields)
    if (Object.hasOwn(entity.spec.fields, name)) checkField(field, entity, compilation);
}

function checkTitle({ node, spec, fields }: EntityDraft, { report }: Compilation): void {
  const title = fields.get(spec.title);
  if (!title) {
    const near = didYouMean(spec.title, fields.keys());
    report(node, ['title'], messages.titleMissing({ name: spec.title, hint: hint(near) }));
  } else if (!canBeTitle(title)) report(node, ['title'], messages.titleUnfit(named(title)));
}

function canBeTitle({ type, spec }: Field): boolean {
  const { kind } = type.expressionType(spec);
  return type.storage === 'columns' && type.sortable && kind !== 'bool';
}

function checkKeys({ node, spec, fields, ...rest }: EntityDraft, { report }: Compilation): void {
  for (const map of ['uniqueKeys', 'indexes'] as const)
    for (const [key, { fields: members }] of Object.entries(spec[map] ?? {}))
      for (const name of Object.keys(members)) {
        const field = fields.get(name);
        const message = field ? columnMessage(field) : missingMessage({ node, spec, fields, ...rest }, name);
        if (message) report(node, [map, key, 'fields', name], message);
      }
}

function columnMessage(field: Field): Message | undefined {
  return field.type.storage === 'columns' ? undefined : messages.columnWanted(named(field));
}

function missingMessage(entity: EntityDraft, name: string): Message | undefined {
  const end = missing(entity, name);
  return 'problem' in end ? end.problem : undefined;
}

function checkValidations(entity: EntityDraft, compilation: Compilation): void {
  const { node, spec, fields } = entity;
  const scope = expressionScope(compilation, entity);
  for (const [name, { when, at }] of Object.entries(spec.validations ?? {})) {
    checkAt(when, 'bool', scope, compilation.report, node, ['validations', name, 'when']);
    for (const [index, field] of (at ?? []).entries()) {
      const message = fields.has(field) ? undefined : missingMessage(entity, field);
      if (message) compilation.report(node, ['validations', name, 'at', String(index)], message);
    }
  }
}

function checkLocks(entity: EntityDraft, compilation: Compilation): void {
  const { node, spec, fields } = entity;
  const scope = expressionScope(compilation, entity);
  for (const [name, { when, except = [] }] of Object.entries(spec.locks ?? {})) {
    checkAt(when, 'bool', scope, compilation.report, node, ['locks', name, 'when']);
    for (const [index, field] of except.entries()) {
      const message = fields.has(field) ? undefined : missingMessage(entity, field);
      if (message) compilation.report(node, ['locks', name, 'except', String(index)], message);
    }
  }
}

function checkTree({ node, spec, fields }: EntityDraft, { report }: Compilation): void {
  const [first, ...others] = [...fields.values()].filter(
    ({ name, type }) => type.name === 'treeParent' && Object.hasOwn(spec.fields, name),
  );
  for (const { name } of others)
    report(node, ['fields', name, 'type'], messages.treeTwice({ other: first!.name }));
}
