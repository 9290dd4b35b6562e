import { useQueries } from '@tanstack/react-query';
import { listRecords } from '../../api/records.ts';
import type { EntityDocument, ModelDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { filesFilter, FILE_ENTITY } from './files/record-files.ts';
import type { TabInfo } from './record-tabs.tsx';
import { relatedFilter } from './related/related-filter.ts';

interface Counted {
  readonly tab: string;
  readonly entity: string;
  readonly filter: string;
}

/** How much stands behind each tab; the sum where a tab has several lists. */
export function useTabCounts(
  tabs: readonly TabInfo[],
  entity: EntityDocument,
  id: string,
): Readonly<Record<string, number | undefined>> {
  const model = useModel();
  const counted = tabs.flatMap((tab) => countedOf(tab, model, entity, id));
  const answers = useQueries({
    queries: counted.map(({ entity: key, filter }) => ({
      queryKey: ['count', key, filter],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        (await listRecords(key, { filter, fields: ['id'], limit: 1, count: 'exact' }, signal)).count ?? 0,
    })),
  });
  const counts: Record<string, number | undefined> = {};
  counted.forEach(({ tab }, at) => {
    const count = answers[at]?.data;
    if (count !== undefined) counts[tab] = (counts[tab] ?? 0) + count;
  });
  return counts;
}

function countedOf(
  tab: TabInfo,
  model: ModelDocument,
  entity: EntityDocument,
  id: string,
): readonly Counted[] {
  if (tab.shows === 'files') {
    return [{ tab: tab.key, entity: FILE_ENTITY, filter: filesFilter(entity.key, id) }];
  }
  return tab.related.flatMap(({ document }) => {
    const found = relatedFilter(document, model, entity, id);
    return found ? [{ tab: tab.key, entity: found.target.key, filter: found.filter }] : [];
  });
}
