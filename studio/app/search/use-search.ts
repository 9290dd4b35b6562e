import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { searchRecords } from '../../api/search.ts';
import { defineTexts, useLanguage } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { recordPath } from '../../model/paths.ts';
import { useRecentRecords } from '../recent/recent-records.ts';
import { appsAtFoot, menuOf, menuOfApp, type MenuGroup } from '../shell/menu.ts';
import { pagesNamed, recordGroups, type ResultGroup } from './search-results.ts';

const texts = defineTexts({
  pages: { 'zh-CN': '前往', en: 'Go to' },
  recent: { 'zh-CN': '最近看过', en: 'Recently opened' },
});

/** How long the keys rest before the server is asked. */
const REST_MS = 120;
const RECENT = 8;
const NO_MENU: readonly MenuGroup[] = [];

export interface Search {
  readonly groups: readonly ResultGroup[];
  /** The text the groups answer. */
  readonly q: string;
  readonly error: Error | null;
  readonly isBusy: boolean;
}

/** What a text finds: records by entity, and pages by name; nothing typed: what was opened lately. */
export function useSearch(typed: string): Search {
  const model = useModel();
  const { language } = useLanguage();
  const q = useRested(typed.trim());
  const recent = useRecentRecords(RECENT);
  const found = useQuery({
    queryKey: ['search', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => searchRecords(q, signal),
  });
  if (typed.trim() === '') {
    const results = recordGroups(recent.data ?? [], NO_MENU, ({ entity, id }) => recordPath(entity.key, id));
    const lately = results.flatMap((group) => group.results);
    const groups = lately.length > 0 ? [{ key: 'recent', label: texts.recent, results: lately }] : [];
    return { groups, q: '', error: null, isBusy: false };
  }
  const records = (found.data ?? []).flatMap(({ entity: key, id, title }) => {
    const entity = model.entities[key];
    return entity ? [{ entity, id, title: title ?? '—' }] : [];
  });
  const menus = [...menuOf(model), ...appsAtFoot(model).flatMap(([key, app]) => menuOfApp(model, key, app))];
  const pages = q === '' ? [] : pagesNamed(q, menus, language);
  const groups = recordGroups(records, menus, ({ entity, id }) => recordPath(entity.key, id));
  return {
    groups: pages.length > 0 ? [...groups, { key: 'pages', label: texts.pages, results: pages }] : groups,
    q,
    error: found.error,
    isBusy: found.isFetching || q !== typed.trim(),
  };
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
