import { useQueryClient } from '@tanstack/react-query';
import { useNavigationType } from 'react-router';
import { listKey } from '../list-data.ts';

/** Where somebody was in a list. */
export interface ListPlace {
  /** Pixels scrolled. */
  readonly top: number;
  readonly line: number;
  readonly column: number;
}

/** Remembers the place in a list, for whoever goes back to it; a list that is opened anew begins at its top. */
export function useListPlace(
  entity: string,
  beginning: string,
): { readonly before: ListPlace | undefined; readonly keep: (place: ListPlace) => void } {
  const client = useQueryClient();
  const isBack = useNavigationType() === 'POP';
  const key = [...listKey(entity), 'place', beginning];
  return {
    before: isBack ? client.getQueryData<ListPlace>(key) : undefined,
    keep: (place) => client.setQueryData<ListPlace>(key, place),
  };
}
