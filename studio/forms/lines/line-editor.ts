import { useEffect, useMemo, useState } from 'react';
import type { ReferenceValue } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useForm } from '../form-context.tsx';
import type { FormStore } from '../form-store.ts';
import type { RuleWorld } from '../rules/rule-world.ts';
import type { LineColumn } from './line-columns.ts';
import { compileLineDefaults, withDefaults, type LineDefaults } from './line-defaults.ts';
import { blankRow, newRow, removeRow, restoreRow, rowsOf, setCell, type Row } from './line-rows.ts';

/** Which cell has the keyboard. */
export interface LineCursor {
  readonly key: string;
  readonly column: number;
  readonly editing: boolean;
}

export interface LineEditor {
  readonly rows: readonly Row[];
  readonly cursor: LineCursor | undefined;
  readonly actions: LineActions;
}

/** What can be done to the rows; the same object as long as the form lives. */
export interface LineActions {
  readonly move: (cursor: LineCursor) => void;
  /** Nothing has the keyboard any more; with a cell only if that one had it. */
  readonly leave: (cell?: Pick<LineCursor, 'key' | 'column'>) => void;
  readonly set: (key: string, column: LineColumn, value: unknown) => void;
  readonly add: (column?: number) => void;
  readonly addMany: (column: LineColumn, chosen: readonly ReferenceValue[]) => void;
  readonly remove: (key: string) => void;
  readonly restore: (key: string) => void;
  /** The cell, by its path in the form, has the cursor: defaults wait until what this answers is called. */
  readonly hold: (path: string) => () => void;
}

interface LineEditorOptions {
  /** The children field. */
  readonly name: string;
  readonly value: unknown;
  readonly child: EntityDocument;
  readonly inverse: string | undefined;
}

/** The rows of a children field and everything one does to them; nothing leaves the form before the save. */
export function useLineEditor({ name, value, child, inverse }: LineEditorOptions): LineEditor {
  const { store, world } = useForm();
  const rows = useMemo(() => rowsOf(value), [value]);
  const [cursor, setCursor] = useState<LineCursor>();
  const defaults = useMemo(() => compileLineDefaults(world, child, inverse), [world, child, inverse]);
  const edits = useMemo(() => lineEdits(store, name, defaults, world), [store, name, defaults, world]);

  useEffect(() => world.records?.subscribe(edits.refill), [world, edits]);

  const actions = useMemo<LineActions>(
    () => ({
      ...edits,
      move: setCursor,
      leave: (cell) =>
        setCursor((now) => (cell && (now?.key !== cell.key || now.column !== cell.column) ? now : undefined)),
      add: (column = 0) => setCursor({ key: edits.add(), column, editing: true }),
    }),
    [edits],
  );
  return { rows, cursor, actions };
}

/** What can be done to the rows in the store; every change brings the defaults that follow from it. */
function lineEdits(store: FormStore, name: string, defaults: LineDefaults, world: RuleWorld) {
  const rows = () => rowsOf(store.value(name));
  const isHeld = (path: string) => store.isHeld(`${name}.${path}`);
  const filled = (next: readonly Row[]) => withDefaults(next, defaults, store.values, world, isHeld);
  const change = (next: readonly Row[]) => store.set(name, filled(next));
  /** Records behind the rows have arrived, or a cell waits no more. */
  const refill = () => {
    const before = rows();
    const after = filled(before);
    if (after.some((row, at) => row !== before[at])) store.set(name, after);
  };
  return {
    refill,
    hold: (path: string) => {
      store.hold(path);
      return () => {
        store.release(path);
        refill();
      };
    },
    set: (key: string, column: LineColumn, value: unknown) => {
      store.setFieldIssues(`${name}.${key}.${column.key}`, []);
      change(setCell(rows(), key, column.key, value));
    },
    add: () => {
      const row = blankRow();
      change([...rows(), row]);
      return row.$key;
    },
    addMany: (column: LineColumn, chosen: readonly ReferenceValue[]) =>
      change([...rows(), ...chosen.map((one) => newRow({ [column.key]: one }))]),
    remove: (key: string) => {
      store.setFieldIssues(`${name}.${key}`, []);
      change(removeRow(rows(), key));
    },
    restore: (key: string) => change(restoreRow(rows(), key)),
  };
}
