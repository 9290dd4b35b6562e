import type { KeyboardEvent } from 'react';
import type { Card, Holding } from './use-holding.ts';

/** What the keyboard does on a card: walks, lifts, carries and drops. */
export function onCardKey(
  event: KeyboardEvent<HTMLElement>,
  card: Card,
  isMovable: boolean,
  { held, lift, step, drop, cancel }: Holding,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const run = held ? carrying[event.key] : event.key === ' ' ? isMovable && lift : walking[event.key];
  if (!run) return;
  event.preventDefault();
  event.stopPropagation();
  if (run === lift) lift(card);
  else if (typeof run === 'string') ({ left: () => step(-1), right: () => step(1), drop, cancel })[run]();
  else if (typeof run === 'object') walk(event.currentTarget, run);
}

const carrying: Readonly<Record<string, 'left' | 'right' | 'drop' | 'cancel'>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ' ': 'drop',
  Enter: 'drop',
  Escape: 'cancel',
  Tab: 'cancel',
};

interface Way {
  readonly column: number;
  readonly card: number;
}

const walking: Readonly<Record<string, Way>> = {
  ArrowUp: { column: 0, card: -1 },
  ArrowDown: { column: 0, card: 1 },
  ArrowLeft: { column: -1, card: 0 },
  ArrowRight: { column: 1, card: 0 },
};

/** To a neighbour in the column, or beside it in the next column that has cards. */
function walk(from: HTMLElement, { column, card }: Way): void {
  const columns = [...document.querySelectorAll<HTMLElement>('[data-column]')];
  let at = columns.findIndex((box) => box.contains(from));
  const place = cardsOf(columns[at]).indexOf(from);
  if (column === 0) return cardsOf(columns[at])[place + card]?.focus();
  for (at += column; columns[at]; at += column) {
    const cards = cardsOf(columns[at]);
    if (cards.length > 0) return cards[Math.min(place, cards.length - 1)]!.focus();
  }
}

function cardsOf(column: HTMLElement | undefined): readonly HTMLElement[] {
  return [...(column?.querySelectorAll<HTMLElement>('[data-card] a') ?? [])];
}
