import {
  inOrder,
  type EntityDocument,
  type ModelDocument,
  type ViewDocument,
} from '../../../model/model-document.ts';
import type { SavedView } from './saved-views.ts';

/** A view a list can be in: one of the packs, or one somebody saved. */
export interface NamedView {
  readonly key: string;
  /** Without the filter of a saved view: that one stands in the filter builder, to be changed. */
  readonly view: ViewDocument;
  readonly initialFilter: string | undefined;
  readonly saved: SavedView | undefined;
}

const LISTS: ReadonlySet<string> = new Set(['list', 'tree']);

/** The list views of the packs for an entity, in order. */
export function packViews(model: ModelDocument, entity: string): readonly NamedView[] {
  return inOrder(model.views)
    .filter(([, view]) => view.entity === entity && LISTS.has(view.type))
    .map(([key, view]) => ({ key, view, initialFilter: undefined, saved: undefined }));
}

export function savedViewKey(id: string): string {
  return `saved:${id}`;
}

/** A saved view as the list shows it, in every language under the one name it has. */
export function savedNamedView({ key, tree }: EntityDocument, saved: SavedView): NamedView {
  const { filter, ...definition } = saved.definition;
  const type = tree === undefined ? 'list' : 'tree';
  return {
    key: savedViewKey(saved.id),
    view: { ...definition, entity: key, type, label: { en: saved.name, 'zh-CN': saved.name } },
    initialFilter: filter,
    saved,
  };
}
