import type { LabelText } from '../../language/label-text.ts';
import {
  inOrder,
  type AppDocument,
  type MenuItemDocument,
  type ModelDocument,
} from '../../model/model-document.ts';
import { listPath } from '../../model/paths.ts';
import { OWN_SCREENS } from './own-screens.ts';

export interface MenuGroup {
  readonly key: string;
  readonly label: LabelText;
  readonly items: readonly MenuEntry[];
}

export interface MenuEntry {
  readonly key: string;
  readonly label: LabelText;
  readonly help: LabelText | undefined;
  readonly icon: string | undefined;
  /** Undefined for a screen of the platform's own. */
  readonly entity: string | undefined;
  readonly view: string | undefined;
  readonly to: string;
  /** The view whose number of records stands beside the entry. */
  readonly count: string | undefined;
}

/** The apps of the Model, and the groups inside them, as headed lists; what leads nowhere is left out. */
export function menuOf(model: ModelDocument): readonly MenuGroup[] {
  return inOrder(model.apps)
    .filter(([, app]) => !app.atFoot)
    .flatMap(([key, app]) => menuOfApp(model, key, app));
}

/** The same of one app. */
export function menuOfApp(model: ModelDocument, key: string, app: AppDocument): readonly MenuGroup[] {
  return groupsOf(model, key, app.label, app.menu).filter((group) => group.items.length > 0);
}

/** Apps folded behind one entry each. */
export function appsAtFoot(model: ModelDocument): readonly (readonly [string, AppDocument])[] {
  return inOrder(model.apps).filter(([key, app]) => app.atFoot && menuOfApp(model, key, app).length > 0);
}

/**
 * The entry an address belongs to: the one of the view shown, else that of the entity, whose records are also at
 * home there.
 */
export function entryAt(
  groups: readonly MenuGroup[],
  path: string,
  view: string | null,
): MenuEntry | undefined {
  const entries = groups.flatMap((group) => group.items);
  const [, kind, encoded = ''] = path.split('/');
  if (kind !== 'list' && kind !== 'record') return entries.find(({ to }) => to === path);
  const here = entries.filter(({ entity }) => entity === decodeURIComponent(encoded));
  const ofView = here.find((entry) => kind === 'list' && entry.view !== undefined && entry.view === view);
  return ofView ?? here.find((entry) => entry.view === undefined);
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
  if (item.screen) return screenEntry(key, item, OWN_SCREENS[item.screen]);
  const view = item.view ? model.views[item.view] : undefined;
  const entityKey = item.entity ?? view?.entity;
  const entity = entityKey ? model.entities[entityKey] : undefined;
  if (!entity?.allows.read) return undefined;
  return {
    key,
    label: item.label ?? view?.label ?? entity.pluralLabel,
    help: view ? undefined : entity.help,
    icon: item.icon ?? entity.icon,
    entity: entity.key,
    view: item.view,
    to: item.view ? listPath(entity.key, item.view) : listPath(entity.key),
    count: item.count && model.views[item.count] ? item.count : undefined,
  };
}

function screenEntry(
  key: string,
  { label, icon }: MenuItemDocument,
  screen: (typeof OWN_SCREENS)[keyof typeof OWN_SCREENS],
): MenuEntry {
  return {
    key,
    label: label ?? screen.label,
    help: screen.help,
    icon,
    entity: undefined,
    view: undefined,
    to: screen.to,
    count: undefined,
  };
}
