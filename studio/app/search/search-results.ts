import type { LabelText } from '../../language/label-text.ts';
import { localizeLabel } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import type { MenuEntry, MenuGroup } from '../shell/menu.ts';

/** One line of the search: a record, or a page to go to. */
export interface SearchResult {
  readonly key: string;
  readonly title: string;
  readonly icon: string | undefined;
  readonly to: string;
}

/** Lines under one heading. */
export interface ResultGroup {
  readonly key: string;
  readonly label: LabelText;
  readonly results: readonly SearchResult[];
}

interface Found {
  readonly entity: EntityDocument;
  readonly id: string;
  readonly title: string;
}

/** Records by entity; entities of the menu first, in its order. */
export function recordGroups(
  records: readonly Found[],
  menus: readonly MenuGroup[],
  to: (record: Found) => string,
): readonly ResultGroup[] {
  const places = menus.flatMap(({ items }) => items.map(({ entity }) => entity));
  const placeOf = (key: string) => (places.indexOf(key) + places.length + 1) % (places.length + 1);
  const byEntity = Map.groupBy(records, ({ entity }) => entity);
  return [...byEntity]
    .toSorted(([a], [b]) => placeOf(a.key) - placeOf(b.key))
    .map(([entity, found]) => ({
      key: entity.key,
      label: entity.pluralLabel,
      results: found.map((record) => ({
        key: `${entity.key}/${record.id}`,
        title: record.title,
        icon: entity.icon,
        to: to(record),
      })),
    }));
}

const PAGES_SHOWN = 4;

/** Entries of the menus whose name holds what was typed, in any language of the label. */
export function pagesNamed(
  q: string,
  menus: readonly MenuGroup[],
  language: string,
): readonly SearchResult[] {
  const wanted = q.toLocaleLowerCase();
  const isNamed = ({ label }: MenuEntry) =>
    Object.values(label).some((text) => text.toLocaleLowerCase().includes(wanted));
  return menus
    .flatMap(({ key, items }) => items.filter(isNamed).map((entry) => ({ menu: key, entry })))
    .slice(0, PAGES_SHOWN)
    .map(({ menu, entry }) => ({
      key: `page ${menu}.${entry.key}`,
      title: localizeLabel(entry.label, language),
      icon: entry.icon,
      to: entry.to,
    }));
}

/** A text cut where the search's words stand in it, so that they can be marked. */
export function marked(
  text: string,
  q: string,
): readonly { readonly text: string; readonly isHit: boolean }[] {
  const words = q.trim().split(/\s+/).filter(Boolean).map(escaped);
  if (words.length === 0) return [{ text, isHit: false }];
  const parts = text.split(new RegExp(`(${words.join('|')})`, 'gi'));
  return parts
    .map((part, index) => ({ text: part, isHit: index % 2 === 1 }))
    .filter(({ text: part }) => part !== '');
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
