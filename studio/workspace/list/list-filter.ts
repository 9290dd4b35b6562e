import { quoted } from '../../api/quoted.ts';
import type { FieldDocument, ViewDocument } from '../../model/model-document.ts';
import type { ListState } from './list-state.ts';

/** The condition a click in the rail stands for; '' is "none". */
export function railCondition(field: FieldDocument, value: string): string {
  if (value === '') return `${field.name} == null`;
  if (field.type === 'classification') return `isWithin(${field.name}, ${quoted(value)})`;
  if (field.type === 'boolean' || field.expressionType.kind === 'int') return `${field.name} == ${value}`;
  if (field.type === 'multiSelect' || field.type === 'references') return `${quoted(value)} in ${field.name}`;
  return `${field.name} == ${quoted(value)}`;
}

/** Conditions that all hold, as one CEL text; undefined for none. */
export function conjunction(conditions: readonly (string | undefined)[]): string | undefined {
  const given = conditions.filter((condition): condition is string => Boolean(condition));
  if (given.length <= 1) return given[0];
  return given.map((condition) => `(${condition})`).join(' && ');
}

/** What a list is narrowed by beside its own filter: what was built, the rail, quick filters. */
export interface Narrowing {
  readonly view: ViewDocument;
  /** What the filter builder holds. */
  readonly built: string | undefined;
  readonly state: Pick<ListState, 'rail' | 'quick'>;
  readonly railField: FieldDocument | undefined;
}

/** Everything a list shows must hold, as CEL; the rail's counts leave the rail itself out. */
export function wholeFilter(
  { view, built, state, railField }: Narrowing,
  without?: 'rail',
): string | undefined {
  const rail =
    railField && state.rail !== undefined && without !== 'rail'
      ? railCondition(railField, state.rail)
      : undefined;
  const quick = state.quick.map((key) => view.quickFilters?.[key]?.filter);
  return conjunction([view.filter, built, rail, ...quick]);
}
