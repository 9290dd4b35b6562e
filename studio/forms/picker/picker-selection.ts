import { useCallback, useMemo, useState } from 'react';
import type { ReferenceValue } from '../../api/records.ts';

/** The records chosen in a window, kept while the list under them changes. */
export interface PickerSelection {
  readonly chosen: readonly ReferenceValue[];
  readonly has: (id: string) => boolean;
  /** Only this one. */
  readonly set: (one: ReferenceValue) => void;
  readonly toggle: (one: ReferenceValue) => void;
  readonly add: (more: readonly ReferenceValue[]) => void;
}

export function usePickerSelection(initial: readonly ReferenceValue[], several: boolean): PickerSelection {
  const [chosen, setChosen] = useState(initial);
  const ids = useMemo(() => new Set(chosen.map(({ id }) => id)), [chosen]);
  const has = useCallback((id: string) => ids.has(id), [ids]);
  const set = useCallback((one: ReferenceValue) => setChosen([one]), []);
  const toggle = useCallback(
    (one: ReferenceValue) => setChosen((earlier) => (several ? toggled(earlier, one) : [one])),
    [several],
  );
  const add = useCallback(
    (more: readonly ReferenceValue[]) => setChosen((earlier) => joined(earlier, more)),
    [],
  );
  return { chosen, has, set, toggle, add };
}

/** The list without the record, or with it at the end. */
export function toggled(list: readonly ReferenceValue[], one: ReferenceValue): readonly ReferenceValue[] {
  const without = list.filter(({ id }) => id !== one.id);
  return without.length < list.length ? without : [...list, one];
}

export function joined(
  list: readonly ReferenceValue[],
  more: readonly ReferenceValue[],
): readonly ReferenceValue[] {
  const known = new Set(list.map(({ id }) => id));
  return [...list, ...more.filter(({ id }) => !known.has(id))];
}
