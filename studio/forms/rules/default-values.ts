import { checkExpression } from '../../../platform/expression/check-expression.ts';
import type { ExpressionEnvironment } from '../../../platform/expression/environment.ts';
import { evaluate } from '../../../platform/expression/evaluate/evaluate.ts';
import type { CheckedExpression } from '../../../platform/expression/expression.ts';
import type { ReferenceValue } from '../../api/records.ts';
import type { EntityDocument, FieldDocument, ModelDocument } from '../../model/model-document.ts';
import type { FormValues } from '../form-store.ts';
import { fieldSpec, fieldTypeOf } from '../checking/field-type-of.ts';
import { modelScope } from './model-scope.ts';
import { environment, type RuleWorld } from './rule-world.ts';

export interface DefaultRule {
  readonly field: FieldDocument;
  readonly expression: CheckedExpression;
}

/** The defaults of an entity, each after those it reads. */
export function compileDefaults(model: ModelDocument, entity: EntityDocument): readonly DefaultRule[] {
  const scope = modelScope(model, entity);
  const rules = Object.values(entity.fields).flatMap((field) =>
    field.default && field.writable ? [{ field, expression: checkExpression(field.default, scope) }] : [],
  );
  const byName = new Map(rules.map((rule) => [rule.field.name, rule]));
  const done = new Set<DefaultRule>();
  const visit = (rule: DefaultRule, above: ReadonlySet<DefaultRule>) => {
    if (done.has(rule) || above.has(rule)) return;
    for (const [name] of rule.expression.dependencies) {
      const needed = byName.get(name!);
      if (needed) visit(needed, new Set([...above, rule]));
    }
    done.add(rule);
  };
  for (const rule of rules) visit(rule, new Set());
  return [...done];
}

/**
 * The value of every field with a default that nobody has typed into, so that the form shows what the server
 * would store. The server computes it again for what the form leaves out.
 */
export function defaultValues(
  rules: readonly DefaultRule[],
  entity: EntityDocument,
  values: FormValues,
  isTouched: (name: string) => boolean,
  world: RuleWorld,
): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const owner = ownerOf(entity, world);
  if (owner && !isTouched('owner')) found.set('owner', owner);
  for (const { field, expression } of rules) {
    if (isTouched(field.name)) continue;
    const around = environment({ ...values, ...Object.fromEntries(found) }, world);
    found.set(field.name, valueOfDefault({ field, expression }, around, world));
  }
  return found;
}

export function valueOfDefault(
  { field, expression }: DefaultRule,
  around: ExpressionEnvironment,
  world: RuleWorld,
): unknown {
  return formValue(evaluate(expression, around), field, world);
}

function ownerOf({ ownedBy, fields }: EntityDocument, { me }: RuleWorld): ReferenceValue | undefined {
  if (ownedBy !== 'user' || !fields['owner']?.writable || typeof me['id'] !== 'string') return undefined;
  return { id: me['id'], title: typeof me['name'] === 'string' ? me['name'] : null };
}

/** The result of an expression as the form keeps it: references with the title, where it is known. */
function formValue(result: unknown, field: FieldDocument, world: RuleWorld): unknown {
  if (result === null || result === undefined) return null;
  if (field.target && typeof result === 'string') return referenceTo(field.target, result, world);
  return fieldTypeOf(field)?.fromExpression?.(result, fieldSpec(field)) ?? result;
}

function referenceTo(entity: string, id: string, { model, records, me }: RuleWorld): ReferenceValue {
  if (id === me['id']) return { id, title: String(me['name'] ?? '') };
  const title = records?.get(entity, id)?.[model.entities[entity]?.title ?? ''];
  return { id, title: typeof title === 'string' ? title : null };
}
