import type { RecordData } from '../../../api/records.ts';
import type { CalendarDocument } from '../../../model/model-document.ts';
import { localMoment } from '../../../values/format-value.ts';
import { later } from './calendar-range.ts';

/** A record on the days it takes, by the clock of the organisation. */
export interface Entry {
  readonly row: RecordData;
  readonly id: string;
  readonly startDay: string;
  /** Minutes since midnight; 0 for whole days. */
  readonly startMinute: number;
  /** The last day it takes. */
  readonly endDay: string;
  /** Minutes since midnight of its last day at which it ends. */
  readonly endMinute: number;
  /** Whole days, or longer than one: it stands above the hours. */
  readonly isWhole: boolean;
  /** What its lane is called by: an id or an option; '' for none. */
  readonly lane: string;
  readonly laneName: string;
}

/** How long something takes that does not say when it ends. */
const USUAL_MINUTES = 60;
const DAY_MINUTES = 1440;

/** The records of a range as entries; one without a beginning stands nowhere. */
export function entriesOf(
  rows: readonly RecordData[],
  { start, end, lane }: CalendarDocument,
  timeZone: string,
): readonly Entry[] {
  return rows.flatMap((row): Entry[] => {
    const from = row[start];
    if (typeof from !== 'string') return [];
    const to = end === undefined ? null : row[end];
    const times = isDay(from) ? wholeDays(from, to) : hours(from, to, timeZone);
    return [{ row, id: row.id, ...times, ...laneOf(lane === undefined ? null : row[lane]) }];
  });
}

function isDay(value: string): boolean {
  return value.length === 10;
}

function wholeDays(from: string, to: unknown) {
  const endDay = typeof to === 'string' && to > from ? to : from;
  return { startDay: from, startMinute: 0, endDay, endMinute: DAY_MINUTES, isWhole: true };
}

function hours(from: string, to: unknown, timeZone: string) {
  const start = localMoment(from, timeZone);
  const startMinute = minuteOf(start);
  const usual = new Date(Date.parse(from) + USUAL_MINUTES * 60_000).toISOString();
  const end = localMoment(typeof to === 'string' && to > from ? to : usual, timeZone);
  const startDay = start.slice(0, 10);
  const isMidnight = minuteOf(end) === 0 && end.slice(0, 10) > startDay;
  const endDay = isMidnight ? later(end.slice(0, 10), -1) : end.slice(0, 10);
  const endMinute = isMidnight ? DAY_MINUTES : minuteOf(end);
  return { startDay, startMinute, endDay, endMinute, isWhole: endDay !== startDay };
}

function minuteOf(local: string): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

function laneOf(value: unknown): { readonly lane: string; readonly laneName: string } {
  if (typeof value === 'object' && value !== null && 'id' in value) {
    const { id, title } = value as { readonly id: string; readonly title?: string | null };
    return { lane: id, laneName: title ?? '' };
  }
  return { lane: typeof value === 'string' ? value : '', laneName: '' };
}

/** The entries that touch a day, whole days first, then by the clock. */
export function onDay(entries: readonly Entry[], day: string): readonly Entry[] {
  return entries
    .filter(({ startDay, endDay }) => startDay <= day && day <= endDay)
    .toSorted((a, b) => Number(b.isWhole) - Number(a.isWhole) || a.startMinute - b.startMinute);
}

/** Where an entry stands beside others of the same hours: from 0 to 1 across the day. */
export interface Placed {
  readonly entry: Entry;
  readonly left: number;
  readonly width: number;
}

/** The entries of one day by the clock, those at the same time side by side. */
export function sideBySide(entries: readonly Entry[]): readonly Placed[] {
  const placed: Placed[] = [];
  let group: { entry: Entry; column: number }[] = [];
  let groupEnd = -1;
  const close = () => {
    const columns = Math.max(0, ...group.map(({ column }) => column + 1));
    for (const { entry, column } of group) placed.push({ entry, left: column / columns, width: 1 / columns });
    group = [];
  };
  for (const entry of entries.toSorted(
    (a, b) => a.startMinute - b.startMinute || b.endMinute - a.endMinute,
  )) {
    if (entry.startMinute >= groupEnd) close();
    const taken = new Set(
      group.filter((other) => other.entry.endMinute > entry.startMinute).map(({ column }) => column),
    );
    let column = 0;
    while (taken.has(column)) column++;
    group.push({ entry, column });
    groupEnd = Math.max(group.length === 1 ? -1 : groupEnd, entry.endMinute);
  }
  close();
  return placed;
}

/** What else the same lane has at the same time from a day on: two things one person cannot both do. */
export function clashes(entries: readonly Entry[], from = ''): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, readonly Entry[]>();
  const timed = entries.filter(({ isWhole, lane, startDay }) => !isWhole && lane !== '' && startDay >= from);
  for (const day of Map.groupBy(timed, ({ lane, startDay }) => `${lane} ${startDay}`).values())
    for (const entry of day) {
      const others = day.filter((other) => other !== entry && overlap(entry, other));
      if (others.length > 0) found.set(entry.id, others);
    }
  return found;
}

function overlap(a: Entry, b: Entry): boolean {
  return a.startMinute < b.endMinute && b.startMinute < a.endMinute;
}

/** `09:30`. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
