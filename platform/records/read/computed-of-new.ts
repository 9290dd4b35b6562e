import { evaluate } from '../../expression/evaluate/evaluate.ts';
import type { Field } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { ofNothing } from '../write/loaded-rollups.ts';
import { calendarOf, type ReadSession } from './read-session.ts';

/** The children that were made with the record, by field. */
type Children = ReadonlyMap<string, readonly StoredRecord[]> | undefined;

/**
 * A computed field of a record that was just made, as far as its own values tell: nobody refers to it yet but the
 * children made with it. Undefined where something has to be read.
 */
export function computedOfNew(
  read: ReadSession,
  field: Field,
  record: StoredRecord,
  children: Children,
): { readonly value: unknown } | undefined {
  const { computed, type, spec } = field;
  if (computed?.kind === 'rollup')
    return counts(read, field, children) ? undefined : { value: ofNothing(field) };
  if (computed?.kind !== 'formula') return undefined;
  const values: Record<string, unknown> = {};
  for (const path of computed.expression.dependencies) {
    const [name = ''] = path;
    const input = read.catalog.model.entity(field.entity).fields.get(name);
    if (!input || path.length > 1 || input.inverse !== undefined) return undefined;
    const known = input.computed
      ? computedOfNew(read, input, record, children)
      : { value: record[name] ?? null };
    if (!known) return undefined;
    values[name] = known.value;
  }
  const around = { ...calendarOf(read), variable: (name: string) => values[name] ?? null };
  const value = evaluate(computed.expression, around) ?? null;
  return { value: value === null ? null : (type.fromExpression?.(value, spec) ?? value) };
}

/** Some of the children made with the record are counted. */
function counts({ catalog }: ReadSession, { computed, entity }: Field, children: Children): boolean {
  const { fields } = catalog.model.entity(entity);
  return [...(children ?? [])].some(
    ([name, rows]) =>
      rows.length > 0 && computed?.kind === 'rollup' && fields.get(name)?.target === computed.of,
  );
}
