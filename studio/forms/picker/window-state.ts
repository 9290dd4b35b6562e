import { useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react';
import { quoted } from '../../api/quoted.ts';
import type { RecordData, ReferenceValue } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { titleOf, useCandidates } from './candidates.ts';
import { categoryOf, pickerColumns, type Category } from './picker-columns.ts';
import { joined, usePickerSelection } from './picker-selection.ts';

const PAGE = 50;

export interface WindowOptions {
  readonly target: EntityDocument;
  readonly several: boolean;
  readonly chosen: readonly ReferenceValue[];
  /** A condition the candidates meet from the start. */
  readonly filter?: string | undefined;
  readonly onChoose: (chosen: readonly ReferenceValue[]) => void;
}

/** The candidates of a picker window, what is ticked among them, and what keys do. */
export function useWindowState({ target, several, chosen, filter, onChoose }: WindowOptions) {
  const model = useModel();
  const [typed, setTyped] = useState('');
  const [branch, setBranch] = useState<string>();
  const [cursor, setCursor] = useState(0);
  const columns = useMemo(() => pickerColumns(model, target), [model, target]);
  const category = useMemo(() => categoryOf(model, target), [model, target]);
  const selection = usePickerSelection(chosen, several);
  const found = useCandidates({
    entity: target,
    q: useDeferredValue(typed.trim()),
    filter: both(filter, branch && branchCondition(category, branch)),
    fields: [...new Set([target.title, ...columns.map(({ name }) => name)])],
    limit: PAGE,
    enabled: true,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const reference = (row: RecordData) => ({ id: row.id, title: titleOf(row, target) });

  function search(text: string) {
    setTyped(text);
    setCursor(0);
  }

  function confirm() {
    const row = rows[cursor];
    if (selection.chosen.length > 0 && several) onChoose(selection.chosen);
    else if (row) onChoose([reference(row)]);
  }

  function confirmRow(row: RecordData) {
    onChoose(several ? joined(selection.chosen, [reference(row)]) : [reference(row)]);
  }

  function move(step: number, extend: boolean) {
    const next = Math.max(0, Math.min(rows.length - 1, cursor + step));
    const passed = [rows[cursor], rows[next]].filter((row) => row !== undefined);
    if (extend && several) selection.add(passed.map(reference));
    setCursor(next);
  }

  /** In the search field a space is a letter and Enter ticks, so that several are found one after another. */
  function onKeyDown(event: KeyboardEvent) {
    const element = event.target as HTMLElement;
    const inSearch = element instanceof HTMLInputElement && element.type === 'search';
    const row = rows[cursor];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      move(event.key === 'ArrowDown' ? 1 : -1, event.shiftKey);
    else if (event.key === ' ' && !inSearch && row) selection.toggle(reference(row));
    else if (event.key === 'Enter' && inSearch && several && !event.ctrlKey && row)
      selection.toggle(reference(row));
    else if (event.key === 'Enter' && !(element instanceof HTMLButtonElement)) confirm();
    else return;
    event.preventDefault();
  }

  function more() {
    if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
  }

  return {
    columns,
    category,
    typed,
    search,
    branch,
    setBranch,
    cursor,
    setCursor,
    selection,
    rows,
    loading: found.isPending,
    more,
    confirm,
    confirmRow,
    onKeyDown,
  };
}

function both(first: string | undefined, second: string | undefined): string | undefined {
  return first && second ? `(${first}) && (${second})` : first || second || undefined;
}

/** Everything filed under a branch, at any depth. */
function branchCondition(category: Category | undefined, branch: string): string | undefined {
  return category && `isWithin(${category.field ?? 'id'}, ${quoted(branch)})`;
}
