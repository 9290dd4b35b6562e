import type { KeyboardEvent } from 'react';
import type { ChartNode, Way } from './chart-tree.ts';
import type { ChartHolding } from './use-chart-holding.ts';

const WAYS: Readonly<Record<string, Way>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'before',
  ArrowRight: 'after',
};

export interface ChartKeys {
  readonly holding: ChartHolding;
  readonly isMovable: boolean;
  readonly go: (from: ChartNode, way: Way) => void;
  readonly fold: (node: ChartNode) => void;
  readonly open: (node: ChartNode) => void;
}

/** Arrows walk along the lines, Enter opens, + and − unfold and fold; Space lifts, Enter drops, Escape puts back. */
export function onNodeKey(event: KeyboardEvent<HTMLElement>, node: ChartNode, keys: ChartKeys): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = keys.holding.held ? heldKey(event.key, keys) : freeKey(event.key, node, keys);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function heldKey(key: string, { holding }: ChartKeys): (() => void) | undefined {
  const way = WAYS[key];
  if (way) return () => holding.step(way);
  if (key === 'Enter' || key === ' ') return holding.drop;
  return key === 'Escape' ? holding.cancel : undefined;
}

function freeKey(key: string, node: ChartNode, keys: ChartKeys): (() => void) | undefined {
  const { holding, isMovable, go, fold, open } = keys;
  const way = WAYS[key];
  const isFolded = node.count > 0 && !node.isOpen;
  if (way === 'down' && isFolded) return () => fold(node);
  if (way) return () => go(node, way);
  if (key === 'Enter') return () => open(node);
  if ((key === '+' && isFolded) || (key === '-' && node.count > 0 && node.isOpen)) return () => fold(node);
  return key === ' ' && isMovable ? () => holding.lift(node) : undefined;
}
