import { didYouMean } from '../../kernel/did-you-mean.ts';
import { isObject } from '../../kernel/json.ts';
import { hint } from '../../model/messages.ts';
import type { Entity, Field } from '../../model/model.ts';
import { messages } from '../messages.ts';
import type { CheckContext } from './check-context.ts';

/**
 * Checks values by field name: the fields exist, references name records of the right entity, options exist.
 *
 * @param isLoose for values that are meant to be refused: only names of records are checked
 */
export function checkValues(
  context: CheckContext,
  entity: Entity,
  values: Readonly<Record<string, unknown>>,
  at: readonly string[],
  isLoose = false,
): void {
  for (const [name, value] of Object.entries(values)) {
    const field = entity.fields.get(name);
    if (field) checkValue(context, field, value, [...at, name], isLoose);
    else if (!isLoose) context.tell([...at, name], unknownField(entity, name));
  }
}

/** The field behind a path (`author.name`, `address.city`); a path that leads nowhere is told. */
export function checkPath(context: CheckContext, entity: Entity, path: string, at: readonly string[]): void {
  let current: Entity = entity;
  for (const [index, step] of path.split('.').entries()) {
    const field = current.fields.get(step);
    if (!field) {
      context.tell(at, unknownField(current, step));
      return;
    }
    const rest = path.split('.').slice(index + 1);
    const type = field.type.expressionType(field.spec);
    if (rest.length === 0 || type.kind === 'object' || field.type.storage !== 'columns') return;
    if (!field.target || rest[0] === 'id' || rest[0] === 'title') return;
    current = context.model.entity(field.target);
  }
}

function unknownField(entity: Entity, name: string) {
  const near = didYouMean(name, entity.fields.keys());
  return messages.unknownField({ entity: entity.key, name, hint: hint(near) });
}

function checkValue(
  context: CheckContext,
  field: Field,
  value: unknown,
  at: readonly string[],
  isLoose: boolean,
): void {
  if (value === null || isPlaceholder(value)) return;
  if (field.type.storage === 'children') checkRows(context, field, value, at, isLoose);
  else if (field.type.name === 'anyReference') checkName(context, value, at, Object.keys(targets(field)));
  else if (field.target) checkReferences(context, field.target, value, at);
  else if (!isLoose) checkOptions(context, field, value, at);
}

function checkRows(
  context: CheckContext,
  field: Field,
  value: unknown,
  at: readonly string[],
  isLoose: boolean,
): void {
  if (!isObject(value)) {
    context.tell(at, messages.takesKeyedRows({ name: field.name }));
    return;
  }
  const child = context.model.entity(field.target!);
  for (const [key, row] of Object.entries(value))
    if (isObject(row)) checkValues(context, child, row, [...at, key], isLoose);
}

function targets({ spec }: Field): Readonly<Record<string, unknown>> {
  return isObject(spec['to']) ? spec['to'] : {};
}

function checkReferences(context: CheckContext, target: string, value: unknown, at: readonly string[]): void {
  if (!Array.isArray(value)) return checkName(context, value, at, [target]);
  for (const [index, name] of value.entries()) checkName(context, name, [...at, String(index)], [target]);
}

function checkName(context: CheckContext, value: unknown, at: readonly string[], wanted: string[]): void {
  if (typeof value === 'string' && !isPlaceholder(value)) context.record(value, at, wanted);
}

function checkOptions(context: CheckContext, field: Field, value: unknown, at: readonly string[]): void {
  const { options } = field.spec;
  if (!isObject(options)) return;
  for (const name of Array.isArray(value) ? value : [value]) {
    if (typeof name !== 'string' || Object.hasOwn(options, name) || isPlaceholder(name)) continue;
    const near = didYouMean(name, Object.keys(options));
    context.tell(at, messages.unknownOption({ field: field.name, name, hint: hint(near) }));
  }
}

function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${');
}
