import { checkExpression } from '../../../platform/expression/check-expression.ts';
import { Decimal, printDecimal, readDecimal } from '../../../platform/expression/evaluate/decimal.ts';
import { evaluate, holds } from '../../../platform/expression/evaluate/evaluate.ts';
import type { CheckedExpression } from '../../../platform/expression/expression.ts';
import type { ComputedDocument, EntityDocument, FieldDocument } from '../../model/model-document.ts';
import { fieldSpec, fieldTypeOf } from '../checking/field-type-of.ts';
import type { FormValues } from '../form-store.ts';
import { keptRows, rowsOf } from '../lines/line-rows.ts';
import { modelScope } from './model-scope.ts';
import { environment, type RuleWorld } from './rule-world.ts';

/**
 * The computed fields of a record as its form stands at this moment: formulas, lookups once their record has arrived,
 * and roll-ups over lines that are staged here. What the form cannot know stays as the server answered it.
 */
export function computedValues(
  entity: EntityDocument,
  values: FormValues,
  world: RuleWorld,
): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const field of inOrderOfReading(entity, world)) {
    const value = computedValue(field, entity, { ...values, ...Object.fromEntries(found) }, world);
    if (value !== undefined) found.set(field.name, value);
  }
  return found;
}

function computedValue(
  field: FieldDocument,
  entity: EntityDocument,
  values: FormValues,
  world: RuleWorld,
): unknown {
  const computed = field.computed!;
  if (computed.kind === 'rollup') return rolledUp(field, computed, entity, values, world);
  const expression = expressionOf(computed, entity, world);
  if (!expression || !expression.dependencies.every((path) => isKnown(path, entity, values, world)))
    return undefined;
  return asValue(evaluate(expression, environment(values, world)), field, world);
}

function asValue(result: unknown, field: FieldDocument, world: RuleWorld): unknown {
  if (result === null || result === undefined) return null;
  if (field.target && typeof result === 'string') {
    const title = world.records?.get(field.target, result)?.[world.model.entities[field.target]?.title ?? ''];
    return { id: result, title: typeof title === 'string' ? title : null };
  }
  return fieldTypeOf(field)?.fromExpression?.(result, fieldSpec(field)) ?? result;
}

/** The records behind the references of a path have arrived; asking for them starts reading. */
function isKnown(
  path: readonly string[],
  entity: EntityDocument,
  values: FormValues,
  world: RuleWorld,
): boolean {
  let record: FormValues | undefined = values;
  let at: EntityDocument | undefined = entity;
  for (const name of path.slice(0, -1)) {
    const field: FieldDocument | undefined = at?.fields[name];
    if (!field?.target || field.inverse !== undefined) return true;
    const value: unknown = record[name];
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
    if (typeof id !== 'string') return true;
    record = world.records?.get(field.target, id);
    if (!record) return false;
    at = world.model.entities[field.target];
  }
  return true;
}

/** Over the rows of a list of the form; of other records only the server knows. */
function rolledUp(
  field: FieldDocument,
  { of, reference, measure, value, where }: ComputedDocument,
  entity: EntityDocument,
  values: FormValues,
  world: RuleWorld,
): unknown {
  const list = Object.values(entity.fields).find((one) => one.target === of && one.inverse === reference);
  const child = world.model.entities[of ?? ''];
  if (!list || !child || !Array.isArray(values[list.name])) return undefined;
  const [one, condition] = [value, where].map((text) => (text ? checked(text, child, world) : undefined));
  if ((value && !one) || (where && !condition)) return undefined;
  const rows = keptRows(rowsOf(values[list.name])).map((row) =>
    environment({ ...row, ...Object.fromEntries(computedValues(child, row, world)) }, world),
  );
  const counted = condition ? rows.filter((row) => holds(condition, row)) : rows;
  if (measure === 'count') return counted.length;
  const numbers = counted.flatMap((row) => readDecimal(evaluate(one!, row)) ?? []);
  const result = measured(measure, numbers);
  return result === undefined ? undefined : asValue(result, field, world);
}

/** Numbers only: the earliest of some dates is told after saving. */
function measured(measure: string | undefined, numbers: readonly Decimal[]): unknown {
  const sum = numbers.reduce((total, number) => total.plus(number), new Decimal(0));
  if (measure === 'sum') return printDecimal(sum);
  if (measure !== 'avg' || numbers.length === 0) return undefined;
  return printDecimal(sum.div(numbers.length));
}

const orders = new WeakMap<EntityDocument, readonly FieldDocument[]>();

/** Each after those it reads. */
function inOrderOfReading(entity: EntityDocument, world: RuleWorld): readonly FieldDocument[] {
  const known = orders.get(entity);
  if (known) return known;
  const computed = Object.values(entity.fields).filter((field) => field.computed);
  const done = new Set<FieldDocument>();
  const visit = (field: FieldDocument, above: ReadonlySet<FieldDocument>) => {
    if (done.has(field) || above.has(field)) return;
    const expression = expressionOf(field.computed!, entity, world);
    for (const [name] of expression?.dependencies ?? []) {
      const read = entity.fields[name!];
      if (read?.computed) visit(read, new Set([...above, field]));
    }
    done.add(field);
  };
  for (const field of computed) visit(field, new Set());
  const ordered = [...done];
  orders.set(entity, ordered);
  return ordered;
}

function expressionOf(
  { kind, value, path }: ComputedDocument,
  entity: EntityDocument,
  world: RuleWorld,
): CheckedExpression | undefined {
  const text = kind === 'lookup' ? path?.join('.') : kind === 'formula' ? value : undefined;
  return text === undefined ? undefined : checked(text, entity, world);
}

const expressions = new WeakMap<EntityDocument, Map<string, CheckedExpression | undefined>>();

/** Undefined where it reads what the reader may not see: then only the server computes it. */
function checked(text: string, entity: EntityDocument, world: RuleWorld): CheckedExpression | undefined {
  let known = expressions.get(entity);
  if (!known) expressions.set(entity, (known = new Map()));
  if (!known.has(text)) {
    let expression: CheckedExpression | undefined;
    try {
      expression = checkExpression(text, modelScope(world.model, entity));
    } catch {
      expression = undefined;
    }
    known.set(text, expression);
  }
  return known.get(text);
}
