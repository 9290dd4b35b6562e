import type { KeyboardEvent } from 'react';
import { treeColumn, type ListColumn } from '../list-columns.ts';
import type { ListGridProps } from './list-grid.tsx';

const PAGE_LINES = 15;

type Step = readonly [lines: number, columns: number];

const STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [PAGE_LINES, 0],
  PageUp: [-PAGE_LINES, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/**
 * Arrows move (with Shift they tick), Enter opens, F2 or typing edits, Space ticks, Ctrl A ticks all, Esc unticks,
 * Shift F10 opens the menu, ← → fold and unfold a tree, Del, Ctrl E and Ctrl P act on what is ticked. True when the key was used.
 */
export function gridKey(event: KeyboardEvent, props: ListGridProps): boolean {
  const step = STEPS[event.key];
  if (step && !event.altKey) return moveBy(step, event, props);
  if (event.ctrlKey || event.metaKey) return withControl(event, props);
  return actOnRow(event, props) || actOnList(event, props);
}

function moveBy([lines, columns]: Step, event: KeyboardEvent, props: ListGridProps): boolean {
  const { cursor, rows } = props;
  const toEnds = (event.ctrlKey || event.metaKey) && columns !== 0 && !Number.isFinite(columns);
  if ((event.ctrlKey || event.metaKey) && !toEnds) return false;
  const last = rows.layout.length - 1;
  const line = toEnds ? (columns < 0 ? 0 : last) : clamp(cursor.line + lines, last);
  const item = rows.itemAt(cursor.line);
  if (item?.kind === 'group' && columns !== 0 && !toEnds) {
    if (props.isOpen(item.section) !== columns > 0) props.onToggleGroup(item.section);
    return true;
  }
  if (columns !== 0 && !toEnds && inTree(columns, props)) return true;
  cursor.move(line, clamp(cursor.column + columns, props.columns.length - 1));
  if (event.shiftKey && lines !== 0) props.onMarkTo(line, true);
  else props.onAnchor(line);
  return true;
}

/** On the column of the tree → unfolds and ← folds; ← on what is folded goes to the record above. */
function inTree(columns: number, { cursor, rows, columns: shown }: ListGridProps): boolean {
  const line = rows.tree?.lineAt(cursor.line);
  if (!line || cursor.column !== treeColumn(shown) || !Number.isFinite(columns)) return false;
  if (line.isOpen !== undefined && line.isOpen !== columns > 0) rows.tree!.toggle(line.row.id);
  else if (columns < 0 && line.above >= 0) cursor.move(line.above, cursor.column);
  else return false;
  return true;
}

function withControl(event: KeyboardEvent, { onCommand, selection, rows }: ListGridProps): boolean {
  const key = event.key.toLowerCase();
  if (key === 'a') selection.set(rows.knownIds());
  else if (key === 'e') onCommand('export');
  else if (key === 'p') onCommand('print');
  else return false;
  return true;
}

function actOnRow(event: KeyboardEvent, props: ListGridProps): boolean {
  const { cursor, rows, columns, selection } = props;
  const item = rows.itemAt(cursor.line);
  if (item?.kind === 'group') {
    if (event.key !== 'Enter' && event.key !== ' ') return false;
    props.onToggleGroup(item.section);
    return true;
  }
  const row = item && rows.rowAt(item);
  if (!row) return false;
  if (event.key === 'Enter') props.onOpen(row);
  else if (event.key === ' ') {
    selection.toggle(row.id);
    props.onAnchor(cursor.line);
  } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
    props.onMenu(row, placeOf(event.currentTarget));
  else return beginEdit(event, props, columns[cursor.column], row.id);
  return true;
}

function beginEdit(
  event: KeyboardEvent,
  { cursor }: ListGridProps,
  column: ListColumn | undefined,
  row: string,
): boolean {
  if (!column?.editable) return false;
  if (event.key === 'F2') cursor.start({ row });
  else if (isTypedInto(column) && event.key.length === 1 && event.key !== '/' && !event.altKey)
    cursor.start({ row, typed: event.key });
  else return false;
  return true;
}

/** Cells into which one types; the others are chosen from. */
function isTypedInto({ field }: ListColumn): boolean {
  return !['boolean', 'rating', 'colour'].includes(field.type);
}

function actOnList(event: KeyboardEvent, { selection, onCommand, cursor }: ListGridProps): boolean {
  if (event.key === 'Escape' && selection.ids.size > 0) selection.clear();
  else if (event.key === 'Delete' && (selection.ids.size > 0 || cursor.line >= 0)) onCommand('delete');
  else return false;
  return true;
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(last, value));
}

function placeOf(grid: Element): { x: number; y: number } {
  const cell = grid.querySelector('[data-cursor="true"]') ?? grid;
  const { left, bottom } = cell.getBoundingClientRect();
  return { x: left + 8, y: bottom };
}
