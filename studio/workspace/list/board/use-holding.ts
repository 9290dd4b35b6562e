import { useState, type PointerEvent, type RefObject } from 'react';
import type { RecordData } from '../../../api/records.ts';
import { gripOn, useDragGhost } from '../../../ui/drag-ghost.ts';
import { usePointerDrag, type Point } from '../../../ui/pointer-drag.ts';
import type { BoardColumn } from './board-columns.ts';
import type { CardMove } from './use-card-moves.ts';

/** A card in the hand: of a pointer, or of the keyboard. */
export interface Held {
  readonly row: RecordData;
  readonly from: BoardColumn;
  /** Key of the column it would land in. */
  readonly over: string;
  readonly by: 'pointer' | 'keyboard';
  /** How wide the card was, for the one that follows the pointer. */
  readonly width: number;
}

export interface Card {
  readonly row: RecordData;
  readonly column: BoardColumn;
}

export interface Holding {
  readonly held: Held | undefined;
  /** The card that follows the pointer. */
  readonly ghost: RefObject<HTMLDivElement | null>;
  readonly onPress: (event: PointerEvent<HTMLElement>, card: Card) => void;
  readonly lift: (card: Card) => void;
  /** To the next column a card can be put in. */
  readonly step: (by: 1 | -1) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** Lifting, carrying and dropping cards. */
export function useHolding(columns: readonly BoardColumn[], onMove: (move: CardMove) => void): Holding {
  const [held, setHeld] = useState<Held>();
  const ghost = useDragGhost();

  function cancel() {
    ghost.release();
    setHeld(undefined);
  }
  function dropOn(key: string | undefined) {
    const to = columns.find((column) => column.key === key);
    if (held && to && (to.takes || to.key === held.from.key)) onMove({ row: held.row, from: held.from, to });
    cancel();
  }

  const onPress = usePointerDrag<Card>({
    onLift: ({ row, column }, at, from) => {
      setHeld({ row, from: column, over: column.key, by: 'pointer', width: from.offsetWidth });
      ghost.lift(at, gripOn(from, at));
    },
    onMove: (at) => {
      ghost.follow(at);
      const over = columnAt(at) ?? '\u0000';
      setHeld((now) => (now && now.over !== over ? { ...now, over } : now));
    },
    onDrop: (at) => dropOn(columnAt(at)),
    onCancel: cancel,
  });

  function step(by: 1 | -1) {
    if (!held) return;
    const places = columns.filter(({ key, takes }) => takes || key === held.from.key);
    const next = places[places.findIndex(({ key }) => key === held.over) + by];
    if (!next) return;
    setHeld({ ...held, over: next.key });
    document.querySelector(columnSelector(next.key))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  return {
    held,
    ghost: ghost.element,
    onPress,
    lift: ({ row, column }) => setHeld({ row, from: column, over: column.key, by: 'keyboard', width: 0 }),
    step,
    drop: () => dropOn(held?.over),
    cancel,
  };
}

export function columnSelector(key: string): string {
  return `[data-column="${CSS.escape(key)}"]`;
}

function columnAt({ x, y }: Point): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]')?.dataset['column'];
}
