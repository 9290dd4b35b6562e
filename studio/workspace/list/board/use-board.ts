import { useMemo, useState } from 'react';
import type { RecordData } from '../../../api/records.ts';
import type { FieldDocument } from '../../../model/model-document.ts';
import { rememberTrail } from '../../record/record-trail.ts';
import type { ShownList } from '../shown-list.ts';
import type { BoardColumn } from './board-columns.ts';
import { CARDS, useColumnCards } from './board-data.ts';
import { cardFields } from './card-fields.ts';
import type { MoveState } from '../../gate/move-state.ts';
import { useMoveStates } from './move-states.ts';
import { useCardMoves, type CardMove } from './use-card-moves.ts';
import { useHolding } from './use-holding.ts';

export type BoardWork = ReturnType<typeof useBoard>;

const OPEN: MoveState = { kind: 'open', words: [] };

/** The cards of a board, which of its columns are folded, and everything that moves. */
export function useBoard(
  { entity, question }: ShownList,
  field: FieldDocument,
  columns: readonly BoardColumn[],
) {
  const [folds, setFolds] = useState<Readonly<Record<string, boolean>>>({});
  const [shown, setShown] = useState<Readonly<Record<string, number>>>({});
  const [stop, setStop] = useState<string>();
  const isFolded = (column: BoardColumn) => folds[column.key] ?? column.isFolded;
  const open = columns.filter((column) => !isFolded(column));
  const cards = useColumnCards(question, field, open, shown);
  const moves = useCardMoves(entity, field);
  const holding = useHolding(columns, (move) => start(move));
  const { held } = holding;
  const states = useMoveStates(entity, field, columns, held?.row);
  const fields = useMemo(
    () => cardFields(question.columns, new Set([field.name])),
    [question.columns, field],
  );

  function start(move: CardMove) {
    setStop(move.row.id);
    moves.attempt(move);
    if (held?.by === 'keyboard') focusCard(move.row.id);
  }
  function stateAt(column: BoardColumn): MoveState | undefined {
    const { refused } = moves;
    if (refused?.column === column.key && !held) return { kind: 'refused', words: refused.reasons };
    if (!held || held.from.key === column.key || !column.takes) return undefined;
    return states.get(column.key) ?? OPEN;
  }

  return {
    entity,
    columns,
    fields,
    cards,
    moves,
    holding,
    states,
    isMovable: entity.allows.update && field.writable && !field.readOnly,
    sums: question.columns.filter(({ total }) => total !== undefined),
    isFolded,
    fold: (key: string, folded: boolean) => setFolds({ ...folds, [key]: folded }),
    more: (key: string) => setShown({ ...shown, [key]: (shown[key] ?? CARDS) + 2 * CARDS }),
    isStop: (row: RecordData, at: number) => stop === row.id || at === 0,
    stopAt: (row: RecordData) => setStop(row.id),
    start,
    stateAt,
    isOver: ({ key }: BoardColumn) => (held ? held.over === key : moves.refused?.column === key),
    leaveFor: (column: BoardColumn) => {
      const ids = (cards.get(column.key)?.cards ?? []).map(({ id }) => id);
      rememberTrail({ entity: entity.key, ids, count: column.count });
    },
  };
}

/** The keyboard goes along with the card it moved. */
function focusCard(id: string): void {
  const focus = () => document.querySelector<HTMLElement>(`[data-card="${id}"] a`)?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focus));
}
