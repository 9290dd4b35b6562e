import { useState, type PointerEvent, type RefObject } from 'react';
import type { RecordData } from '../../api/records.ts';
import { useDragGhost } from '../../ui/drag-ghost.ts';
import { usePointerDrag, type Point } from '../../ui/pointer-drag.ts';
import { nextNode, type ChartNode, type Way } from './chart-tree.ts';
import type { ChartMove } from './use-chart-moves.ts';

/** Where nothing is above. */
export const TOP = '';

/** A card in the hand: of a pointer, or of the keyboard. */
export interface HeldNode {
  readonly row: RecordData;
  /** Id of the record it would stand under, `TOP`, or undefined over nothing. */
  readonly over: string | undefined;
  readonly by: 'pointer' | 'keyboard';
}

export interface ChartHolding {
  readonly held: HeldNode | undefined;
  /** The card that follows the pointer. */
  readonly ghost: RefObject<HTMLDivElement | null>;
  readonly onPress: (event: PointerEvent<HTMLElement>, node: ChartNode) => void;
  readonly lift: (node: ChartNode) => void;
  readonly step: (way: Way) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** A chip, not the card itself, follows: a little below the pointer. */
const BESIDE: Point = { x: -12, y: -12 };

/** Lifting cards and putting them under others. */
export function useChartHolding(
  nodes: readonly ChartNode[],
  onMove: (move: ChartMove) => void,
): ChartHolding {
  const [held, setHeld] = useState<HeldNode>();
  const ghost = useDragGhost();

  function cancel() {
    ghost.release();
    setHeld(undefined);
  }
  function dropOn(over: string | undefined) {
    const to = nodes.find(({ row }) => row.id === over)?.row;
    if (held && (to || over === TOP)) onMove({ row: held.row, to });
    cancel();
  }
  const onPress = usePointerDrag<ChartNode>({
    onLift: ({ row }, at) => {
      setHeld({ row, over: undefined, by: 'pointer' });
      ghost.lift(at, BESIDE);
    },
    onMove: (at) => {
      ghost.follow(at);
      const over = nodeAt(at);
      setHeld((now) => (now && now.over !== over ? { ...now, over } : now));
    },
    onDrop: (at) => dropOn(nodeAt(at)),
    onCancel: cancel,
  });

  function step(way: Way) {
    if (!held) return;
    const over = placeNext(nodes, held.over ?? TOP, way);
    setHeld({ ...held, over });
    document.querySelector(`[data-node="${over}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  return {
    held,
    ghost: ghost.element,
    onPress,
    lift: ({ row, above }) => setHeld({ row, over: above ?? TOP, by: 'keyboard' }),
    step,
    drop: () => dropOn(held?.over),
    cancel,
  };
}

/** The place next to a place: above what stands at the top is the top itself. */
export function placeNext(nodes: readonly ChartNode[], over: string, way: Way): string {
  if (over === TOP) return way === 'up' ? TOP : (nodes[0]?.row.id ?? TOP);
  const next = nextNode(nodes, over, way);
  if (next) return next.row.id;
  return way === 'up' ? TOP : over;
}

function nodeAt({ x, y }: Point): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-node]')?.dataset['node'];
}
