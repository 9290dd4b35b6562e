import { useEffect, useState } from 'react';
import type { Point } from './pointer-drag.ts';

/** How near an edge something has to be held for the view to move on. */
const EDGE_PX = 56;
const FASTEST = 18;

/** Scrolls what lies under a dragged thing while it is held near an edge. */
export class EdgeScroll {
  #at: Point | undefined;
  #frame = 0;

  /** Tells where the pointer is. */
  hold(at: Point): void {
    const isRunning = this.#at !== undefined;
    this.#at = at;
    if (!isRunning) this.#frame = requestAnimationFrame(this.#step);
  }

  release(): void {
    cancelAnimationFrame(this.#frame);
    this.#at = undefined;
  }

  readonly #step = (): void => {
    if (!this.#at) return;
    scrollUnder(this.#at);
    this.#frame = requestAnimationFrame(this.#step);
  };
}

export function useEdgeScroll(): EdgeScroll {
  const [edges] = useState(() => new EdgeScroll());
  useEffect(() => () => edges.release(), [edges]);
  return edges;
}

function scrollUnder({ x, y }: Point): void {
  const inside = document.elementFromPoint(x, y);
  for (let element = inside; element instanceof HTMLElement; element = element.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (overflowX === 'auto') element.scrollLeft += pull(x, box.left, box.right);
    if (overflowY === 'auto') element.scrollTop += pull(y, box.top, box.bottom);
  }
}

/** How far to scroll in a frame: the nearer the edge, the faster. */
export function pull(at: number, from: number, to: number): number {
  const edge = Math.min(EDGE_PX, (to - from) / 4);
  const before = from + edge - at;
  const behind = at - (to - edge);
  if (before > 0) return -Math.ceil((Math.min(before, edge) / edge) * FASTEST);
  if (behind > 0) return Math.ceil((Math.min(behind, edge) / edge) * FASTEST);
  return 0;
}
