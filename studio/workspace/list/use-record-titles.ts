import { useQueries } from '@tanstack/react-query';
import { quoted } from '../../api/quoted.ts';
import { listRecords } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';

const MOST = 100;

/** The names of records known only by their ids. */
export function useRecordTitles(
  wanted: readonly { readonly entity: EntityDocument; readonly ids: readonly string[] }[],
): ReadonlyMap<string, string> {
  const asked = wanted
    .filter(({ ids }) => ids.length > 0)
    .map(({ entity, ids }) => ({ entity, ids: ids.toSorted().slice(0, MOST) }));
  const results = useQueries({
    queries: asked.map(({ entity, ids }) => ({
      queryKey: ['titles', entity.key, ids],
      staleTime: 60_000,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const filter = `id in [${ids.map(quoted).join(', ')}]`;
        const list = { filter, fields: ['id', entity.title], limit: MOST };
        const { items } = await listRecords(entity.key, list, signal);
        return items.map((item): [string, string] => [item.id, String(item[entity.title] ?? '')]);
      },
    })),
  });
  return new Map(results.flatMap(({ data }) => data ?? []));
}
