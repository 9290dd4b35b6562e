import { useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { gripOn, useDragGhost } from '../../../ui/drag-ghost.ts';
import { usePointerDrag, type Point } from '../../../ui/pointer-drag.ts';
import type { Entry } from './calendar-entries.ts';
import { shifted, type Slot } from './reschedule.ts';

/** An entry in the hand. */
export interface HeldEntry {
  readonly entry: Entry;
  readonly slot: Slot;
  readonly by: 'pointer' | 'keyboard';
  readonly width: number;
}

export interface EntryHolding {
  readonly held: HeldEntry | undefined;
  readonly ghost: RefObject<HTMLDivElement | null>;
  readonly onPress: (event: PointerEvent<HTMLElement>, entry: Entry) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, entry: Entry) => void;
}

/** Steps of the clock to which a pointer snaps. */
export const STEP_MINUTES = 15;

/**
 * Takes entries to other slots: by pointer, or lifted by Space, carried by the arrows, dropped by Enter. A place says
 * its day and lane in data attributes; one with hours says in `data-hours` that its height is a day.
 */
export function useEntryHolding(hasHours: boolean, onMove: (entry: Entry, slot: Slot) => void): EntryHolding {
  const [held, setHeld] = useState<HeldEntry>();
  const ghost = useDragGhost();

  function cancel() {
    ghost.release();
    setHeld(undefined);
  }
  function drop(slot: Slot | undefined) {
    if (held && slot && isElsewhere(held.entry, slot)) onMove(held.entry, slot);
    cancel();
  }

  const onPress = usePointerDrag<Entry>({
    onLift: (entry, at, from) => {
      setHeld({ entry, slot: slotOf(entry), by: 'pointer', width: from.offsetWidth });
      ghost.lift(at, gripOn(from, at));
    },
    onMove: (at) => {
      ghost.follow(at);
      setHeld((now) => now && { ...now, slot: slotAt(at, ghost.grip.current, now.entry) ?? now.slot });
    },
    onDrop: (at) => drop(held && slotAt(at, ghost.grip.current, held.entry)),
    onCancel: cancel,
  });

  function onKeyDown(event: KeyboardEvent<HTMLElement>, entry: Entry) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!held && event.key !== ' ') return;
    const step = held && carried(event.key, hasHours && !entry.isWhole);
    if (!held) setHeld({ entry, slot: slotOf(entry), by: 'keyboard', width: 0 });
    else if (step) {
      const from = { ...entry, startDay: held.slot.day, startMinute: held.slot.minute ?? entry.startMinute };
      setHeld({ ...held, slot: { ...held.slot, ...shifted(from, step.days, step.minutes) } });
    } else if (event.key === 'Enter' || event.key === ' ') drop(held.slot);
    else if (event.key === 'Escape' || event.key === 'Tab') cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { held, ghost: ghost.element, onPress, onKeyDown };
}

function slotOf({ startDay, startMinute, isWhole, lane }: Entry): Slot {
  return { day: startDay, lane, ...(isWhole ? {} : { minute: startMinute }) };
}

function isElsewhere(entry: Entry, slot: Slot): boolean {
  const isSameTime = slot.minute === undefined || slot.minute === entry.startMinute;
  return slot.day !== entry.startDay || !isSameTime || (slot.lane ?? entry.lane) !== entry.lane;
}

/** How far an arrow carries: a day aside; up and down a week, or in hours a step of the clock. */
function carried(key: string, byClock: boolean): { days: number; minutes: number } | undefined {
  const days: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
  if (key in days) return { days: days[key]!, minutes: 0 };
  const up = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  if (up === 0) return undefined;
  return byClock ? { days: 0, minutes: up * STEP_MINUTES } : { days: up * 7, minutes: 0 };
}

/** The slot under a pointer; by the clock where the top of the held entry is. */
function slotAt({ x, y }: Point, grip: Point, entry: Entry): Slot | undefined {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]');
  const { day, lane, hours } = place?.dataset ?? {};
  if (!place || day === undefined) return undefined;
  const aside = lane === undefined ? {} : { lane };
  if (hours === undefined || entry.isWhole) return { day, ...aside };
  const box = place.getBoundingClientRect();
  const minute = ((y - grip.y - box.top) / box.height) * 1440;
  const snapped = Math.round(minute / STEP_MINUTES) * STEP_MINUTES;
  return { day, ...aside, minute: Math.max(0, Math.min(1440 - STEP_MINUTES, snapped)) };
}
