import type { ViewDocument } from '../../../model/model-document.ts';
import type { Grouping } from '../group/group-condition.ts';
import { keyOf, type ListColumn } from '../list-columns.ts';
import { readSort } from '../sort/sort-keys.ts';
import type { ViewDefinition } from './saved-views.ts';

/** What a person sees, to be kept as a view. */
export interface ShownList {
  readonly view: ViewDocument;
  readonly filter: string | undefined;
  readonly sort: string | undefined;
  readonly columns: readonly ListColumn[];
  readonly grouping: Grouping | undefined;
  /** The layout, where it is not a list. */
  readonly shown?: Pick<ViewDocument, 'board' | 'calendar' | 'chart'> | undefined;
}

const STEP = 10;

/** The definition of a view that shows the same again. */
export function definitionOf({ view, filter, sort, columns, grouping, shown }: ShownList): ViewDefinition {
  const keys = readSort(sort);
  return {
    ...(filter ? { filter } : {}),
    columns: numbered(columns, (column) => column.path, columnOf),
    ...(keys.length > 0
      ? {
          sort: numbered(
            keys,
            ({ path }) => path,
            ({ path, direction }) => ({ ...pathIn(path), direction }),
          ),
        }
      : {}),
    ...(grouping ? { groupBy: { field: grouping.field, ...(grouping.by ? { by: grouping.by } : {}) } } : {}),
    ...shown,
    ...(view.rail ? { rail: view.rail } : {}),
    ...(view.quickFilters ? { quickFilters: view.quickFilters } : {}),
  };
}

function columnOf({ path, heading, width, isSized, total, due }: ListColumn) {
  return {
    ...pathIn(path),
    ...(heading ? { label: heading } : {}),
    ...(isSized ? { width } : {}),
    ...(total ? { total } : {}),
    ...(due ? { due } : {}),
  };
}

/** The key says the path where it is one field. */
function pathIn(path: string): { path?: string } {
  return keyOf(path) === path ? {} : { path };
}

function numbered<T, E extends object>(
  things: readonly T[],
  path: (thing: T) => string,
  entry: (thing: T) => E,
): Record<string, E & { order: number }> {
  return Object.fromEntries(
    things.map((thing, at) => [keyOf(path(thing)), { ...entry(thing), order: (at + 1) * STEP }]),
  );
}
