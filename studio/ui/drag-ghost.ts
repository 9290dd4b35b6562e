import { useRef, type RefObject } from 'react';
import { useEdgeScroll } from './edge-scroll.ts';
import type { Point } from './pointer-drag.ts';

/** The picture of a dragged thing, which follows the pointer and scrolls what lies under it at the edges. */
export interface DragGhost {
  /** The element that follows; at its place a frame after the thing is lifted. */
  readonly element: RefObject<HTMLDivElement | null>;
  /** Where on the thing the pointer took it. */
  readonly grip: RefObject<Point>;
  readonly lift: (at: Point, grip: Point) => void;
  readonly follow: (at: Point) => void;
  readonly release: () => void;
}

/** @example usePointerDrag({ onLift: (card, at, from) => ghost.lift(at, gripOn(from, at)), onMove: ghost.follow, … }) */
export function useDragGhost(): DragGhost {
  const element = useRef<HTMLDivElement>(null);
  const grip = useRef<Point>({ x: 0, y: 0 });
  const edges = useEdgeScroll();

  function place({ x, y }: Point) {
    if (element.current) element.current.style.translate = `${x - grip.current.x}px ${y - grip.current.y}px`;
  }
  return {
    element,
    grip,
    lift: (at, on) => {
      grip.current = on;
      requestAnimationFrame(() => place(at));
    },
    follow: (at) => {
      place(at);
      edges.hold(at);
    },
    release: () => edges.release(),
  };
}

/** Where on an element a pointer is. */
export function gripOn(element: HTMLElement, { x, y }: Point): Point {
  const box = element.getBoundingClientRect();
  return { x: x - box.left, y: y - box.top };
}
