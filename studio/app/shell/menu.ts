import type { LabelText } from '../../language/language.tsx';
import { inOrder, type MenuItemDocument, type ModelDocument } from '../../model/model-document.ts';
import { listPath } from '../../model/paths.ts';

export interface MenuGroup {
  readonly key: string;
  readonly label: LabelText;
  readonly items: readonly MenuEntry[];
}

export interface MenuEntry {
  readonly key: string;
  readonly label: LabelText;
  readonly icon: string | undefined;
  readonly to: string;
}

/** The apps of the Model, and the groups inside them, as headed lists; what leads nowhere is left out. */
export function menuOf(model: ModelDocument): readonly MenuGroup[] {
  return inOrder(model.apps)
    .flatMap(([key, app]) => groupsOf(model, key, app.label, app.menu))
    .filter((group) => group.items.length > 0);
}

function groupsOf(
  model: ModelDocument,
  key: string,
  label: LabelText,
  menu: Readonly<Record<string, MenuItemDocument>>,
): MenuGroup[] {
  const items = inOrder(menu);
  const own = items.flatMap(([itemKey, item]) => entryOf(model, itemKey, item) ?? []);
  const nested = items.flatMap(([itemKey, item]) =>
    item.group ? groupsOf(model, `${key}.${itemKey}`, item.label ?? label, item.group) : [],
  );
  return [{ key, label, items: own }, ...nested];
}

function entryOf(model: ModelDocument, key: string, item: MenuItemDocument): MenuEntry | undefined {
  const view = item.view ? model.views[item.view] : undefined;
  const entityKey = item.entity ?? view?.entity;
  const entity = entityKey ? model.entities[entityKey] : undefined;
  if (!entity?.allows.read) return undefined;
  return {
    key,
    label: item.label ?? view?.label ?? entity.pluralLabel,
    icon: item.icon ?? entity.icon,
    to: item.view ? listPath(entity.key, item.view) : listPath(entity.key),
  };
}
