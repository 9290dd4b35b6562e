import type { SettlesSpec } from '../fields/children/settles.ts';
import { inOrder } from './compile/compile-entity.ts';
import type { Entity, Field, Model } from './model.ts';

/** How lines that nobody wrote settle open records of another entity: what a children field says in `settles`. */
export interface Settlement {
  /** The children field. */
  readonly field: Field;
  readonly line: Entity;
  /** The line's reference to what it settles, and how much of it. */
  readonly reference: Field;
  readonly amount: Field;
  readonly target: Entity;
  readonly spec: SettlesSpec;
  readonly sort: readonly { readonly path: readonly string[]; readonly direction: 'asc' | 'desc' }[];
}

/** The settlement of a children field; undefined for one whose lines people write. */
export function settlementOf(model: Model, field: Field): Settlement | undefined {
  const spec = field.spec['settles'] as SettlesSpec | undefined;
  if (!spec || field.target === undefined) return undefined;
  const line = model.entity(field.target);
  const [reference] = referencesTo(line.fields.values(), spec.of);
  const [amount] = amountsOf(line.fields.values());
  const sort = inOrder(spec.sort).map(([name, { direction }]) => ({
    path: [name],
    direction: direction ?? 'asc',
  }));
  return { field, line, reference: reference!, amount: amount!, target: model.entity(spec.of), spec, sort };
}

export function referencesTo(fields: Iterable<Field>, entity: string): Field[] {
  return [...fields].filter(
    ({ target, type, system }) => target === entity && type.name === 'reference' && !system,
  );
}

/** Amounts somebody writes. */
export function amountsOf(fields: Iterable<Field>): Field[] {
  return [...fields].filter(({ type }) => type.name === 'money' && type.storage === 'columns');
}
