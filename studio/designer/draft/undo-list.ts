import type { DraftChanges } from '../../api/drafts.ts';

/** The changes of a draft with those before them, latest last: what Ctrl Z goes back through. */
export interface UndoList {
  readonly now: DraftChanges;
  readonly earlier: readonly DraftChanges[];
}

const MOST = 200;

export function begin(changes: DraftChanges): UndoList {
  return { now: changes, earlier: [] };
}

/** A step; one that changes nothing is none. */
export function step(list: UndoList, next: DraftChanges): UndoList {
  if (JSON.stringify(next) === JSON.stringify(list.now)) return list;
  return { now: next, earlier: [...list.earlier, list.now].slice(-MOST) };
}

export function undo(list: UndoList): UndoList {
  const last = list.earlier.at(-1);
  return last ? { now: last, earlier: list.earlier.slice(0, -1) } : list;
}
