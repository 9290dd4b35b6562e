import type { FieldDocument, ViewDocument } from '../../model/model-document.ts';
import type { ListState } from './list-state.ts';

/** A CEL string literal. */
export function quoted(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}

/** The condition a click in the rail stands for; '' is "none". */
export function railCondition(field: FieldDocument, value: string): string {
  if (value === '') return `${field.name} == null`;
  if (field.type === 'boolean') return `${field.name} == ${value}`;
  if (field.type === 'multiSelect') return `${quoted(value)} in ${field.name}`;
  return `${field.name} == ${quoted(value)}`;
}

/** Conditions that all hold, as one CEL text; undefined for none. */
export function conjunction(conditions: readonly (string | undefined)[]): string | undefined {
  const given = conditions.filter((condition): condition is string => Boolean(condition));
  if (given.length <= 1) return given[0];
  return given.map((condition) => `(${condition})`).join(' && ');
}

/** Everything a list is narrowed by in the address, except the view's own filter and `without`. */
export function stateFilter(
  state: ListState,
  view: ViewDocument,
  railField: FieldDocument | undefined,
  without?: 'rail',
): string | undefined {
  const rail =
    railField && state.rail !== undefined && without !== 'rail'
      ? railCondition(railField, state.rail)
      : undefined;
  const quick = state.quick.map((key) => view.quickFilters?.[key]?.filter);
  return conjunction([state.filter, rail, ...quick]);
}
