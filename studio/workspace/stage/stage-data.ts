import { useQuery, type QueryClient } from '@tanstack/react-query';
import { readStages } from '../../api/stages.ts';
import { recordKey } from '../../forms/saving/record-saver.ts';

export function stagesKey(entity: string, id: string): readonly unknown[] {
  return ['stages', entity, id];
}

/** Where a record stands and where it can go; read again after each of its versions. */
export function useStages(entity: string, id: string, version: number | undefined) {
  return useQuery({
    queryKey: [...stagesKey(entity, id), version],
    queryFn: ({ signal }) => readStages(entity, id, signal),
    placeholderData: (before) => (before?.items[0] ? before : undefined),
  });
}

/** A moved record is read again wherever it is shown. */
export async function refreshMoved(client: QueryClient, entity: string, id: string): Promise<void> {
  for (const key of ['list', 'related', 'pick', 'count', 'timeline'])
    void client.invalidateQueries({ queryKey: [key] });
  void client.invalidateQueries({ queryKey: ['behind', entity, id] });
  await Promise.all([
    client.invalidateQueries({ queryKey: recordKey(entity, id) }),
    client.invalidateQueries({ queryKey: stagesKey(entity, id) }),
  ]);
}
