import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { findDuplicates, type FoundDuplicate } from '../../api/duplicates.ts';
import { useForm, useFormValue } from '../form-context.tsx';
import { duplicateDraft } from './duplicate-draft.ts';

/** Typing goes on for so long before anybody asks. */
const QUIET_MS = 500;
const NONE: readonly FoundDuplicate[] = [];

/** Records like the one in the form, asked for whenever what is compared has been the same for a moment. */
export function useDuplicates(): readonly FoundDuplicate[] {
  const { store, entity, id } = useForm();
  const text = useFormValue(store, () => JSON.stringify(duplicateDraft(store, entity, id) ?? null));
  const asked = useQuietly(text);
  const { data } = useQuery({
    queryKey: ['duplicates', entity.key, asked],
    queryFn: ({ signal }) => findDuplicates(entity.key, JSON.parse(asked) as Record<string, unknown>, signal),
    enabled: asked !== 'null' && asked === text,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 10_000,
  });
  return asked === 'null' ? NONE : (data ?? NONE);
}

function useQuietly(text: string): string {
  const [quiet, setQuiet] = useState('null');
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return quiet;
}
