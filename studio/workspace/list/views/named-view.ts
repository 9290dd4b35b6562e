import {
  inOrder,
  type EntityDocument,
  type ModelDocument,
  type ViewDocument,
} from '../../../model/model-document.ts';
import { fieldAt } from '../list-columns.ts';
import type { SavedView } from './saved-views.ts';

/** A view a list can be in: one of the packs, or one somebody saved. */
export interface NamedView {
  readonly key: string;
  /** Without the filter of a saved view: that one stands in the filter builder, to be changed. */
  readonly view: ViewDocument;
  readonly initialFilter: string | undefined;
  readonly saved: SavedView | undefined;
}

/** What the studio draws; a newer server may know more. */
const DRAWN: ReadonlySet<string> = new Set(['list', 'tree', 'board', 'calendar', 'chart']);

/** The views of the packs for an entity, in order. */
export function packViews(model: ModelDocument, entity: string): readonly NamedView[] {
  return inOrder(model.views)
    .filter(([, view]) => view.entity === entity && DRAWN.has(view.type))
    .map(([key, view]) => ({ key, view, initialFilter: undefined, saved: undefined }));
}

export function savedViewKey(id: string): string {
  return `saved:${id}`;
}

/**
 * A saved view as the list shows it, in every language under the one name it has. Its layout, order, rail and groups
 * by a field that is gone leave it, as its columns do; a condition on one stays, and the list tells what it lacks.
 */
export function savedNamedView(model: ModelDocument, entity: EntityDocument, saved: SavedView): NamedView {
  const { filter, sort, rail, groupBy, board, calendar, chart, ...definition } = saved.definition;
  const isThere = (path: string) => fieldAt(model, entity, path) !== undefined;
  const layout = {
    ...(board && isThere(board.field) ? { board } : {}),
    ...(calendar && isThere(calendar.start) ? { calendar } : {}),
    ...(chart && isThere(chart.field) ? { chart } : {}),
  };
  const [drawn] = Object.keys(layout);
  const type = drawn ?? (entity.tree === undefined ? 'list' : 'tree');
  const kept = Object.entries(sort ?? {}).filter(([key, { path = key }]) => isThere(path));
  return {
    key: savedViewKey(saved.id),
    view: {
      ...definition,
      ...(kept.length > 0 ? { sort: Object.fromEntries(kept) } : {}),
      ...(rail && isThere(rail.field) ? { rail } : {}),
      ...(groupBy && isThere(groupBy.field) ? { groupBy } : {}),
      ...layout,
      entity: entity.key,
      type,
      label: { en: saved.name, 'zh-CN': saved.name },
    },
    initialFilter: filter,
    saved,
  };
}
