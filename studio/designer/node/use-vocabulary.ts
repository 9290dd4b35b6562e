import { useQuery } from '@tanstack/react-query';
import { readVocabulary } from '../../api/metadata.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';

/** What may be said in metadata, as the server knows it. */
export function useVocabulary() {
  return useQuery({
    queryKey: ['vocabulary'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => (await readVocabulary(signal)) as Vocabulary,
  });
}
