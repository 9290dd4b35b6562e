import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { EntityDraft } from '../compile/compile-entity.ts';
import type { Compilation } from '../compile/compilation.ts';
import { checkAt } from '../compile/compile-expression.ts';
import { expressionScope, filterScope } from '../expression-scope.ts';
import { hint } from '../messages.ts';
import type { FieldNode, Option } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import { checkSettles } from './check-settles.ts';
import { checkMessages as messages } from './messages.ts';

/** What a field's parameters, options, relation and conditions say; its shape was checked by the schema. */
export function checkField(field: Field, entity: EntityDraft, compilation: Compilation): void {
  const { node } = entity;
  const { report } = compilation;
  const path = ['fields', field.name];
  for (const message of field.type.checkSpec?.(field.spec) ?? []) report(node, path, message);
  checkOptions(field, path, entity, compilation);
  checkCurrency(field, path, entity, compilation);
  if (field.inverse !== undefined) checkChildren(field, path, entity, compilation);
  checkConditions(field, path, entity, compilation);
}

function checkOptions({ spec }: Field, path: string[], { node }: EntityDraft, { report }: Compilation): void {
  const written = node.properties.fields as Record<string, { choices?: unknown; options?: unknown }>;
  const { choices, options } = written[path[1]!]!;
  if (choices !== undefined && options !== undefined) report(node, path, messages.optionsTwice());
  if (options !== undefined) {
    const inline = spec.options as Record<string, Option>;
    for (const [at, message] of replacementProblems(inline))
      report(node, [...path, 'options', ...at], message);
  }
}

/** Options replaced by one that is not there. */
export function* replacementProblems(options: Readonly<Record<string, Option>>) {
  for (const [key, { replacedBy }] of Object.entries(options))
    if (replacedBy !== undefined && (!Object.hasOwn(options, replacedBy) || replacedBy === key)) {
      const near = hint(
        didYouMean(
          replacedBy,
          Object.keys(options).filter((other) => other !== key),
        ),
      );
      yield [[key, 'replacedBy'], messages.replacementMissing({ name: replacedBy, hint: near })] as const;
    }
}

function checkCurrency(
  { spec }: Field,
  path: string[],
  { node, fields }: EntityDraft,
  { report }: Compilation,
): void {
  const name = spec.currencyField;
  if (typeof name === 'string' && fields.get(name)?.target !== 'core:currency')
    report(node, [...path, 'currencyField'], messages.currencyUnfit({ name }));
}

/** The other end of `children` must be a reference that leads back here. */
function checkChildren(field: Field, path: string[], entity: EntityDraft, compilation: Compilation): void {
  const { entities, report } = compilation;
  const child = entities.get(field.target!);
  if (!child) return;
  const back = child.fields.get(field.inverse!);
  if (back?.target !== entity.key || back.type.name !== 'reference') {
    const fits = [...child.fields.values()].find(
      (one) => one.target === entity.key && one.type.name === 'reference',
    );
    const near = fits && `${child.key}.${fits.name}`;
    const of = String(field.spec.of);
    report(
      entity.node,
      [...path, 'of'],
      messages.inverseMissing({ of, entity: entity.key, hint: hint(near) }),
    );
  } else if (child.spec.ownedBy === 'parent' && (back.spec.onDelete ?? 'cascade') !== 'cascade') {
    report(child.node, ['fields', back.name, 'onDelete'], messages.parentOnDelete());
  }
  checkSettles(field, child, path, entity, compilation);
}

function checkConditions(field: Field, path: string[], entity: EntityDraft, compilation: Compilation): void {
  const { spec } = field;
  // As it is written: that locks of the entity hold the field, too, is checked with them.
  const written = (entity.node.properties.fields as Readonly<Record<string, Partial<FieldNode>>>)[field.name];
  const check = (property: 'visibleWhen' | 'requiredWhen' | 'readOnlyWhen') => {
    const scope = expressionScope(compilation, entity);
    checkAt(written?.[property], 'bool', scope, compilation.report, entity.node, [...path, property]);
  };
  check('visibleWhen');
  check('requiredWhen');
  check('readOnlyWhen');
  checkStamp(field, path, entity, compilation);
  checkEntered(field, path, entity, compilation);
  const expect = field.type.expressionType(spec);
  checkAt(spec.default, expect, filterScope(compilation, entity), compilation.report, entity.node, [
    ...path,
    'default',
  ]);
}

function checkStamp(
  { spec, type }: Field,
  path: string[],
  entity: EntityDraft,
  compilation: Compilation,
): void {
  const scope = expressionScope(compilation, entity);
  const at = [...path, 'stamp'];
  const { when, value } = spec.stamp ?? {};
  checkAt(when, 'bool', scope, compilation.report, entity.node, [...at, 'when']);
  checkAt(value, type.expressionType(spec), scope, compilation.report, entity.node, [...at, 'value']);
}

/** What is sent for a computed field goes to a field of the record that holds such values. */
function checkEntered(
  { name, spec }: Field,
  path: string[],
  entity: EntityDraft,
  { report }: Compilation,
): void {
  const { enteredAs, result } = spec;
  if (typeof enteredAs !== 'string') return;
  const field = entity.fields.get(enteredAs);
  if (field?.type.storage === 'columns' && field.type.name === result) return;
  const fit = [...entity.fields.values()].find(
    (one) => !one.system && one.type.storage === 'columns' && one.type.name === result,
  );
  report(
    entity.node,
    [...path, 'enteredAs'],
    messages.enteredUnfit({ name, field: enteredAs, hint: hint(fit?.name) }),
  );
}
