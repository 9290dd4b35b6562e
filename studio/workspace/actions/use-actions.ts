import { useQuery } from '@tanstack/react-query';
import { listActions, type ActionItem } from '../../api/actions.ts';
import type { RecordData } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';

/** What is refused for good is not offered; what only has to wait is, with the reason. */
const NEVER: ReadonlySet<string> = new Set(['denied', 'actionDenied']);
/** Dialogs there are here; what others ask has a place of its own on the page. */
const DIALOGS: ReadonlySet<string> = new Set(['action', 'conversion']);

/** What can be done with a record beside changing it, in order. Asked again for each version of the record. */
export function useActions(entity: EntityDocument, record: RecordData): readonly ActionItem[] {
  const { fingerprint } = useModel();
  const { data } = useQuery({
    queryKey: ['actions', entity.key, record.id, record.version, fingerprint],
    queryFn: ({ signal }) => listActions(entity.key, record.id, signal),
    staleTime: 10_000,
    placeholderData: (before, query) => (query?.queryKey[2] === record.id ? before : undefined),
  });
  return (data?.items ?? []).filter(isOffered);
}

export function isOffered({ label, asks, reason }: ActionItem): boolean {
  return label !== undefined && (!asks || DIALOGS.has(asks.kind)) && !NEVER.has(reason?.code ?? '');
}

/** Those that stand as buttons, and the others, which stand in the menu: all of them on a phone. */
export function useShownActions(entity: EntityDocument, record: RecordData, isPhone: boolean) {
  const actions = useActions(entity, record);
  const first = isPhone ? [] : actions.filter(({ prominent, allowed }) => prominent && allowed);
  return { first, others: actions.filter((action) => !first.includes(action)) };
}
