import { useCallback, useMemo, useState } from 'react';
import { useSignedInUser } from '../../../app/session/session.tsx';
import type { ViewDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import type { ColumnChanges } from '../grid/grid-head.tsx';
import { laidColumns, type ListColumn } from '../list-columns.ts';
import {
  movedColumn,
  readLayout,
  resizedColumn,
  steppedColumn,
  toggledColumn,
  type ColumnLayout,
} from './column-layout.ts';

export interface LaidColumns {
  readonly columns: readonly ListColumn[];
  readonly isChanged: boolean;
  readonly changes: ColumnChanges;
  readonly step: (path: string, step: -1 | 1) => void;
  readonly toggle: (path: string) => void;
  /** Back to what the view says. */
  readonly reset: () => void;
}

/** The columns of a view as this person laid them out; kept in the browser, for each person and view. */
export function useColumnLayout(viewKey: string, view: ViewDocument): LaidColumns {
  const model = useModel();
  const { id } = useSignedInUser();
  const stored = `kehu.columns.${id}.${viewKey}`;
  const [layout, setLayout] = useState(() => readLayout(localStorage.getItem(stored)));
  const columns = useMemo(() => laidColumns(model, view, layout), [model, view, layout]);
  const change = useCallback(
    (next: (now: ColumnLayout) => ColumnLayout) =>
      setLayout((now) => {
        const laid = next(now ?? layoutOf(laidColumns(model, view, undefined)));
        localStorage.setItem(stored, JSON.stringify(laid));
        return laid;
      }),
    [model, view, stored],
  );
  return useMemo(
    () => ({
      columns,
      isChanged: layout !== undefined,
      changes: {
        resize: (path, width) => change((now) => resizedColumn(now, path, width)),
        move: (path, onto) => change((now) => movedColumn(now, path, placeOf(now, onto))),
      },
      step: (path, step) => change((now) => steppedColumn(now, path, step)),
      toggle: (path) => change((now) => toggledColumn(now, path)),
      reset: () => {
        localStorage.removeItem(stored);
        setLayout(undefined);
      },
    }),
    [columns, layout, change, stored],
  );
}

function layoutOf(columns: readonly ListColumn[]): ColumnLayout {
  return { columns: columns.map(({ path }) => ({ path })) };
}

function placeOf({ columns }: ColumnLayout, path: string): number {
  return columns.findIndex((one) => one.path === path);
}
