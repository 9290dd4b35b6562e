import { useCallback, useEffect, useRef, type PointerEvent as ReactPointerEvent } from 'react';
import { useEvent } from './use-event.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What follows a thing that is taken by mouse, pen or finger. */
export interface Dragging<T> {
  readonly onLift: (thing: T, at: Point, from: HTMLElement) => void;
  readonly onMove: (at: Point) => void;
  readonly onDrop: (at: Point) => void;
  /** Escape, or the system took the pointer away. */
  readonly onCancel: () => void;
}

/** A mouse that moves less than this clicks. */
const STILL_PX = 5;
/** A finger that rests this long lifts; one that moves before scrolls. */
const REST_MS = 280;
const REST_PX = 9;

/**
 * Dragging by pointer events, so that a finger can do what a mouse does (the browser's own drag and drop knows no
 * touch). Lifting by finger takes a moment of rest. Keyboards need a way of their own.
 *
 * @example <li onPointerDown={(event) => take(event, card)}>
 */
export function usePointerDrag<T>(
  dragging: Dragging<T>,
): (event: ReactPointerEvent<HTMLElement>, thing: T) => void {
  const onLift = useEvent(dragging.onLift);
  const onMove = useEvent(dragging.onMove);
  const onDrop = useEvent(dragging.onDrop);
  const onCancel = useEvent(dragging.onCancel);
  const gesture = useRef<Gesture>(undefined);
  useEffect(() => () => gesture.current?.end(), []);
  return useCallback(
    (event, thing) => {
      if (event.button !== 0 || !event.isPrimary || isControl(event.target)) return;
      gesture.current?.end();
      const from = event.currentTarget;
      gesture.current = new Gesture(event.nativeEvent, {
        onLift: (at) => onLift(thing, at, from),
        onMove,
        onDrop,
        onCancel,
      });
    },
    [onLift, onMove, onDrop, onCancel],
  );
}

/** Buttons and inputs on what can be dragged keep their pointer; a link may be dragged by. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input, textarea, select') !== null;
}

type Steps = Omit<Dragging<never>, 'onLift'> & { readonly onLift: (at: Point) => void };

/** From the press of a pointer to its release. */
class Gesture {
  readonly #ends = new AbortController();
  readonly #start: Point;
  readonly #isTouch: boolean;
  readonly #pointer: number;
  readonly #rest: ReturnType<typeof setTimeout> | undefined;
  #isLifted = false;

  constructor(
    press: PointerEvent,
    private readonly steps: Steps,
  ) {
    this.#start = { x: press.clientX, y: press.clientY };
    this.#pointer = press.pointerId;
    this.#isTouch = press.pointerType === 'touch';
    if (this.#isTouch) this.#rest = setTimeout(() => this.#lift(this.#start), REST_MS);
    const { signal } = this.#ends;
    const own = (run: (event: PointerEvent) => void) => (event: PointerEvent) => {
      if (event.pointerId === this.#pointer) run(event);
    };
    window.addEventListener('pointermove', own(this.#moved), { signal });
    window.addEventListener('pointerup', own(this.#released), { signal });
    window.addEventListener('pointercancel', own(this.#cancelled), { signal });
    window.addEventListener('keydown', this.#key, { signal, capture: true });
    // Once lifted, the finger drags and no longer scrolls.
    window.addEventListener('touchmove', this.#hold, { signal, passive: false });
    window.addEventListener('contextmenu', this.#hold, { signal });
  }

  end(): void {
    clearTimeout(this.#rest);
    this.#ends.abort();
  }

  readonly #lift = (at: Point): void => {
    this.#isLifted = true;
    window.getSelection()?.removeAllRanges();
    this.steps.onLift(at);
  };

  readonly #moved = (event: PointerEvent): void => {
    const at = { x: event.clientX, y: event.clientY };
    const way = Math.hypot(at.x - this.#start.x, at.y - this.#start.y);
    if (this.#isLifted) {
      event.preventDefault();
      this.steps.onMove(at);
    } else if (this.#isTouch && way > REST_PX) this.end();
    else if (!this.#isTouch && way > STILL_PX) this.#lift(at);
  };

  readonly #released = (event: PointerEvent): void => {
    this.end();
    if (!this.#isLifted) return;
    swallowClick();
    this.steps.onDrop({ x: event.clientX, y: event.clientY });
  };

  readonly #cancelled = (): void => {
    this.end();
    if (this.#isLifted) this.steps.onCancel();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (!this.#isLifted || event.key !== 'Escape') return;
    event.stopPropagation();
    this.end();
    swallowClick();
    this.steps.onCancel();
  };

  readonly #hold = (event: Event): void => {
    if (this.#isLifted && event.cancelable) event.preventDefault();
  };
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** The click a release makes means nothing after a drag. */
function swallowClick(): void {
  const ends = new AbortController();
  window.addEventListener('click', swallow, { capture: true, signal: ends.signal });
  setTimeout(() => ends.abort(), 50);
}
