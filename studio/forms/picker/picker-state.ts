import { useDeferredValue, useState } from 'react';
import { quoted } from '../../api/quoted.ts';
import type { RecordData, ReferenceValue } from '../../api/records.ts';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import { titleOf, useCandidates } from './candidates.ts';
import { useNarrowing } from './narrowing.ts';
import { usePickLines, type PickLine } from './pick-lines.ts';
import { recentPicks, rememberPick } from './recent-picks.ts';

const SHOWN = 20;

interface PickerStateOptions {
  readonly target: EntityDocument;
  readonly field: FieldDocument;
  readonly chosen: readonly ReferenceValue[];
  readonly several: boolean;
  readonly startsOpen: boolean;
  readonly onChoose: (chosen: readonly ReferenceValue[]) => void;
}

/** What a picker is doing: the words typed, the candidates for them, and the windows it may open. */
export function usePickerState(options: PickerStateOptions) {
  const { target, field, chosen, several, startsOpen, onChoose } = options;
  const [open, setOpen] = useState(startsOpen);
  const [typed, setTyped] = useState('');
  const [dialog, setDialog] = useState<'window' | 'create'>();
  const [wide, setWide] = useState(false);
  const q = useDeferredValue(typed.trim());
  const narrowing = useNarrowing(target, field);
  const filter = narrowing && !wide ? `${narrowing.field.name} == ${quoted(narrowing.to.id)}` : undefined;
  const { fields, lineOf } = usePickLines(target);
  const found = useCandidates({ entity: target, q, filter, fields, limit: SHOWN, enabled: open, best: true });
  const lines = (found.data?.pages[0]?.items ?? []).map(lineOf);
  const recent: readonly PickLine[] = q || filter ? [] : recentPicks(target.key);
  const known = new Map([...chosen, ...recent, ...lines].map((one) => [one.id, one]));

  function change(next: boolean) {
    setOpen(next);
    if (!next) setTyped('');
  }

  function choose(next: readonly ReferenceValue[]) {
    for (const one of next) if (!chosen.some(({ id }) => id === one.id)) rememberPick(target.key, one);
    setDialog(undefined);
    onChoose(next.map(({ id, title }) => ({ id, title })));
  }

  function chooseIds(next: string | string[] | undefined) {
    const ids = next === undefined ? [] : Array.isArray(next) ? next : [next];
    choose(ids.map((id) => known.get(id) ?? { id, title: null }));
  }

  function chooseMade(record: RecordData) {
    setTyped('');
    const one = { id: record.id, title: titleOf(record, target) };
    choose(several ? [...chosen, one] : [one]);
  }

  /** What a new record made from here begins with. */
  const begin = {
    ...(typed.trim() ? { [target.title]: typed.trim() } : {}),
    ...(narrowing ? { [narrowing.field.name]: narrowing.to } : {}),
  };
  return {
    q,
    open: open && !dialog,
    typed,
    setTyped,
    change,
    dialog,
    setDialog,
    wide,
    setWide,
    narrowing,
    filter,
    loading: found.isFetching,
    lines,
    recent,
    known,
    choose,
    chooseIds,
    chooseMade,
    begin,
  };
}

export type PickerState = ReturnType<typeof usePickerState>;
