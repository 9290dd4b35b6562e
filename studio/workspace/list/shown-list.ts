import { inOrder, type EntityDocument, type ViewDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { useColumnLayout } from './columns/use-column-layout.ts';
import { readGrouping, writeGrouping } from './group/group-condition.ts';
import { useGroups } from './group/use-groups.ts';
import { layoutOf, layoutsOf } from './layout/layouts.ts';
import type { ListQuestion } from './list-data.ts';
import { wholeFilter, type Narrowing } from './list-filter.ts';
import type { ListChange, ListState } from './list-state.ts';
import { useListRows, useSteadyRows, type RowSource } from './rows/use-list-rows.ts';
import { useTreeRows } from './rows/use-tree-rows.ts';
import type { NamedView } from './views/named-view.ts';
import { definitionOf } from './views/view-definition.ts';

interface ShownListOptions {
  readonly entity: EntityDocument;
  readonly current: NamedView;
  readonly state: ListState;
  readonly change: (change: ListChange) => void;
}

export type ShownList = ReturnType<typeof useShownList>;

const ALL_ROWS: RowSource = { key: '', filter: undefined, isHeaded: false, isOpen: true, count: undefined };

/** What the address, the view and the person's own layout make of the list. */
export function useShownList({ entity, current, state, change }: ShownListOptions) {
  const { view, initialFilter } = current;
  const model = useModel();
  const layouts = layoutsOf(model, view);
  const layout = layoutOf(view, layouts, state.as);
  const isList = layout === 'list';
  const laid = useColumnLayout(current.key, view);
  const railField = entity.fields[state.by ?? view.rail?.field ?? ''];
  const built = state.filter ?? initialFilter ?? '';
  const sort = state.sort ?? sortOf(view);
  const grouping = readGrouping(state.group ?? writeGrouping(view.groupBy));
  const narrowing = { view, built, state, railField };
  const filter = wholeFilter(narrowing);
  const { columns } = laid;
  const { q } = state;
  const question: ListQuestion = { entity, columns, filter, q, sort };
  const groups = useGroups(question, isList ? grouping : undefined);
  const isPlain = isList && groups.field === undefined;
  const tree = useTreeRows(question, isPlain && isTree({ view, built, state }));
  const sources = groups.field ? (groups.sources ?? []) : tree || !isList ? [] : [ALL_ROWS];
  const listed = useListRows(question, sources);
  const rows = useSteadyRows(tree ?? listed);
  const definition = definitionOf({
    view,
    filter,
    sort,
    columns,
    grouping,
    shown: layout === 'list' ? undefined : { [layout]: layouts[layout] },
  });
  return {
    layout,
    layouts,
    entity,
    current,
    question,
    filter,
    rows,
    groups,
    laid,
    // Where a record stands in the tree says what is above it.
    drawn: rows.tree ? columns.filter(({ path }) => path !== entity.tree) : columns,
    built,
    sort,
    grouping,
    railField,
    definition,
    filterWithoutRail: wholeFilter(narrowing, 'rail'),
    groupsByKey: new Map((groups.groups ?? []).map((group) => [group.key, group])),
    isGroupPending: groups.field !== undefined && groups.groups === undefined,
    beginning: [filter, q, sort, state.group].join('\n'),
    change: (next: ListChange) =>
      change(next.filter === '' && initialFilter === undefined ? { ...next, filter: undefined } : next),
    forgetChanges: () => {
      laid.reset();
      change({ filter: undefined, sort: undefined, group: undefined, rail: undefined, quick: [] });
    },
  };
}

/** A tree as long as nothing narrows it: what is found stands in a list. */
function isTree({
  view,
  built,
  state,
}: Pick<Narrowing, 'view' | 'built' | 'state'> & { state: ListState }): boolean {
  return view.type === 'tree' && !built && !state.q && state.rail === undefined && state.quick.length === 0;
}

/** The order of a view, as text. */
function sortOf({ sort }: ViewDocument): string | undefined {
  const keys = inOrder(sort).map(([key, one]) => `${one.direction === 'desc' ? '-' : ''}${one.path ?? key}`);
  return keys.length > 0 ? keys.join(',') : undefined;
}
