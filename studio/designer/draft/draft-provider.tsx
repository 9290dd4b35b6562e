import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import {
  createDraft,
  deleteDraft,
  readDrafts,
  saveDraft,
  type Draft,
  type DraftChanges,
} from '../../api/drafts.ts';
import { useSignedInUser } from '../../app/session/session.tsx';
import { begin, step, undo as undone, type UndoList } from './undo-list.ts';

/** How long typing may go on before the draft is saved. */
const SAVE_AFTER = 500;
const NOTHING: DraftChanges = {};

interface DraftState {
  /** The draft as the server has it; undefined until something is changed. */
  readonly draft: Draft | undefined;
  readonly changes: DraftChanges;
  readonly canUndo: boolean;
  readonly saving: 'saved' | 'saving' | { readonly failed: string };
  readonly change: (how: (changes: DraftChanges) => DraftChanges) => void;
  readonly undo: () => void;
  /** Gives the draft up; what was in it comes back by the answer. */
  readonly discard: () => Promise<DraftChanges>;
  /** Waits until everything typed is with the server. */
  readonly settled: () => Promise<Draft | undefined>;
  /** The draft is published: the next change begins another. */
  readonly done: () => void;
}

const DraftContext = createContext<DraftState | undefined>(undefined);

export function useDraft(): DraftState {
  const draft = use(DraftContext);
  if (!draft) throw new Error('useDraft stands outside DraftProvider');
  return draft;
}

/** My latest draft is opened again; the first change begins one, and each is saved by itself. */
export function DraftProvider({ children }: { readonly children: ReactNode }) {
  const me = useSignedInUser();
  const mine = useQuery({
    queryKey: ['drafts', 'mine'],
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      (await readDrafts(signal)).find(({ authorId }) => authorId === me.id) ?? null,
  });
  return mine.data === undefined ? null : <OpenDraft first={mine.data ?? undefined}>{children}</OpenDraft>;
}

function OpenDraft({ first, children }: { readonly first: Draft | undefined; readonly children: ReactNode }) {
  const client = useQueryClient();
  const [list, setList] = useState<UndoList>(() => begin(first?.changes ?? NOTHING));
  const keeper = useKeeper(first);
  const { keep, forget } = keeper;
  const change = useCallback<DraftState['change']>((how) => setList((all) => step(all, how(all.now))), []);
  const undo = useCallback(() => setList(undone), []);
  useEffect(() => keep(list.now), [keep, list]);
  const done = useCallback(() => {
    forget();
    setList(begin(NOTHING));
    client.setQueryData(['drafts', 'mine'], null);
  }, [client, forget]);
  const state = useMemo(
    (): DraftState => ({
      draft: keeper.draft,
      changes: list.now,
      canUndo: list.earlier.length > 0,
      saving: keeper.saving,
      change,
      undo,
      settled: keeper.settled,
      done,
      discard: async () => {
        const draft = await keeper.settled();
        if (draft) await deleteDraft(draft.id);
        done();
        return list.now;
      },
    }),
    [keeper, list, change, undo, done],
  );
  return <DraftContext value={state}>{children}</DraftContext>;
}

/** Brings the changes to the server one after the other, a moment after the last key. */
function useKeeper(first: Draft | undefined) {
  const [draft, setDraft] = useState(first);
  const [saving, setSaving] = useState<DraftState['saving']>('saved');
  const kept = useRef({
    draft: first,
    changes: first?.changes ?? NOTHING,
    wanted: first?.changes ?? NOTHING,
  });
  const work = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const saveAfter = useCallback(async (earlier: Promise<void>) => {
    await earlier;
    const { draft: known, changes, wanted } = kept.current;
    if (wanted === changes) return;
    try {
      const saved = known ? await saveDraft(known, wanted) : await createDraft(wanted);
      kept.current = { ...kept.current, draft: saved, changes: wanted };
      setDraft(saved);
      setSaving(kept.current.wanted === wanted ? 'saved' : 'saving');
    } catch (error) {
      setSaving({ failed: (error as Error).message });
    }
  }, []);
  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    work.current = saveAfter(work.current);
    return work.current;
  }, [saveAfter]);

  const keep = useCallback(
    (changes: DraftChanges) => {
      if (changes === kept.current.wanted) return;
      kept.current = { ...kept.current, wanted: changes };
      setSaving('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER);
    },
    [save],
  );
  const settled = useCallback(async () => {
    await save();
    return kept.current.draft;
  }, [save]);
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    kept.current = { draft: undefined, changes: NOTHING, wanted: NOTHING };
    setDraft(undefined);
    setSaving('saved');
  }, []);
  return useMemo(() => ({ draft, saving, keep, settled, forget }), [draft, saving, keep, settled, forget]);
}
