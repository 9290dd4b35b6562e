import { useQuery, useQueryClient } from '@tanstack/react-query';
import { quoted } from '../../../api/quoted.ts';
import {
  createRecord,
  deleteRecord,
  listRecords,
  restoreRecord,
  updateRecord,
  type RecordData,
  type ReferenceValue,
} from '../../../api/records.ts';
import type { ViewDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';

const SAVED_VIEW = 'core:savedView';
const FIELDS = ['id', 'version', 'name', 'entity', 'shared', 'definition', 'owner'];
const MOST = 200;

/** What a view shows; the record that keeps it says whose it is and what it is called. */
export type ViewDefinition = Pick<
  ViewDocument,
  'filter' | 'sort' | 'columns' | 'rail' | 'quickFilters' | 'groupBy' | 'board' | 'calendar' | 'chart'
>;

/** A list somebody keeps: his own, or one another person shares. */
export interface SavedView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly shared: boolean;
  readonly definition: ViewDefinition;
  readonly owner: ReferenceValue | null;
}

function savedViewsKey(entity: string): readonly unknown[] {
  return ['savedViews', entity];
}

/** The saved views of an entity the caller may use, by name. */
export function useSavedViews(entity: string) {
  const model = useModel();
  return useQuery({
    queryKey: savedViewsKey(entity),
    enabled: model.entities[SAVED_VIEW]?.allows.read === true,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const filter = `entity == ${quoted(entity)}`;
      const list = { filter, fields: FIELDS, sort: 'name', limit: MOST };
      return (await listRecords(SAVED_VIEW, list, signal)).items.map(savedView);
    },
  });
}

function savedView(record: RecordData): SavedView {
  return {
    id: record.id,
    version: Number(record.version),
    name: String(record['name']),
    shared: record['shared'] === true,
    definition: record['definition'] as ViewDefinition,
    owner: (record['owner'] as ReferenceValue | null | undefined) ?? null,
  };
}

export interface SavedViewChanges {
  readonly create: (view: Pick<SavedView, 'name' | 'shared' | 'definition'>) => Promise<SavedView>;
  readonly change: (
    view: SavedView,
    changes: Partial<Pick<SavedView, 'name' | 'shared' | 'definition'>>,
  ) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly restore: (id: string) => Promise<void>;
}

/** Writes saved views; each call refreshes the tabs that show them. */
export function useSavedViewChanges(entity: string): SavedViewChanges {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: savedViewsKey(entity) });
  return {
    create: async (view) => {
      const made = savedView(await createRecord(SAVED_VIEW, { ...view, entity }));
      await refresh();
      return made;
    },
    change: async ({ id, version }, changes) => {
      await updateRecord(SAVED_VIEW, id, changes, { version });
      await refresh();
    },
    remove: async (id) => {
      await deleteRecord(SAVED_VIEW, id);
      await refresh();
    },
    restore: async (id) => {
      await restoreRecord(SAVED_VIEW, id);
      await refresh();
    },
  };
}
