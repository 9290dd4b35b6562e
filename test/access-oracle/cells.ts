import type { Oracle } from './oracle/oracle.ts';
import { ownFields, shapeOf } from './world/shapes.ts';
import { rowOf, type Person, type Row } from './world/world.ts';

/** What the API answers instead of a value a person only knows to exist. */
export const MASK = '***';

type Item = Readonly<Record<string, unknown>>;

/** A record as the person has to get it: field by field, nothing where he sees nothing. */
export function expectedItem(oracle: Oracle, me: Person, row: Row): Record<string, unknown> {
  const names = ownFields(shapeOf(row.entity));
  return Object.fromEntries(names.map((name) => [name, expectedCell(oracle, me, row, name)]));
}

export function expectedCell(oracle: Oracle, me: Person, row: Row, field: string): unknown {
  const value = row.values[field] ?? null;
  const right = oracle.cell(me, row, field);
  if (value === null || right === 'no') return null;
  if (right === 'masked') return MASK;
  const { kind } = shapeOf(row.entity).fields[field]!;
  if (kind === 'money') return Number(value);
  if (kind !== 'reference' && kind !== 'treeParent') return value;
  return { id: value, title: expectedTitle(oracle, me, rowOf(oracle.world, value)!) };
}

/** The title of a record referred to; nothing of one the person may not read. */
export function expectedTitle(oracle: Oracle, me: Person, row: Row): unknown {
  if (!oracle.may(me, row, 'read')) return null;
  const { title } = shapeOf(row.entity);
  return oracle.cell(me, row, title) === 'yes' ? row.values[title] : null;
}

/** The same of an answer: absent and null are one, amounts are numbers. */
export function answeredItem(entity: string, item: Item): Record<string, unknown> {
  const shape = shapeOf(entity);
  return Object.fromEntries(
    ownFields(shape).map((name) => [name, answeredCell(shape.fields[name]!.kind, item[name])]),
  );
}

export function answeredCell(kind: string, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (kind === 'money' && value !== MASK) return Number(value);
  if (typeof value !== 'object') return value;
  const { id, title } = value as { id: unknown; title?: unknown };
  return { id, title: title === MASK ? null : (title ?? null) };
}

export function sortedById<T extends { readonly id?: unknown }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}
