import { lazy, Suspense, useEffect, useMemo, type KeyboardEvent, type PointerEvent } from 'react';
import { defineTexts, useLanguage, useTexts } from '../../../language/language.tsx';
import type { CalendarDocument } from '../../../model/model-document.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { rememberTrail } from '../../record/record-trail.ts';
import { cardFields, type CardFields } from '../board/card-fields.ts';
import type { ShownList } from '../shown-list.ts';
import { clashes, clock, type Entry } from './calendar-entries.ts';
import { dayWords, type DayRange } from './calendar-range.ts';
import { EntryWords } from './entry-chip.tsx';
import { MonthGrid } from './month-grid.tsx';
import { TeamGrid } from './team-grid.tsx';
import { TimeGrid } from './time-grid.tsx';
import type { CalendarChange, CalendarState } from './use-calendar-state.ts';
import { useEntryHolding, type HeldEntry } from './use-entry-holding.ts';
import { useReschedule } from './use-reschedule.ts';
import styles from './calendar.module.css';

const GateDialog = lazy(async () => ({
  default: (await import('../../gate/gate-dialog.tsx')).GateDialog,
}));

const texts = defineTexts({
  move: { 'zh-CN': '改期', en: 'Move' },
  held: {
    'zh-CN': '{at}。方向键移动，回车放下，Esc 放回。',
    en: '{at}. Arrows move, Enter drops, Escape puts it back.',
  },
});

export interface ShownCalendar {
  readonly list: ShownList;
  readonly calendar: CalendarDocument;
  readonly state: CalendarState;
  readonly change: (change: CalendarChange) => void;
  readonly range: DayRange;
  readonly entries: readonly Entry[];
  /** Lanes are shown side by side. */
  readonly isTeam: boolean;
}

/** What every layout of days draws entries with. */
export interface EntryPlay {
  readonly entity: ShownList['entity'];
  readonly fields: CardFields;
  readonly clashing: ReadonlyMap<string, readonly Entry[]>;
  readonly held: HeldEntry | undefined;
  readonly onPress: ((event: PointerEvent<HTMLElement>, entry: Entry) => void) | undefined;
  readonly onKeyDown: ((event: KeyboardEvent<HTMLElement>, entry: Entry) => void) | undefined;
  readonly onOpen: () => void;
}

/** Days with their entries, which can be taken to other ones. */
export function CalendarSurface(shown: ShownCalendar) {
  const { list, calendar, state, range, entries, isTeam } = shown;
  const { entity, question } = list;
  const { today } = useValueContext();
  const { start, end, lane } = calendar;
  const moves = useReschedule(entity, calendar, entries);
  const isMovable = entity.allows.update && entity.fields[start]?.writable === true;
  const { held, ghost, onPress, onKeyDown } = useEntryHolding(state.span !== 'month', (entry, slot) => {
    if (range.days.includes(slot.day)) moves.move(entry, slot);
  });
  useFocusOnHeld(held);
  const fields = useMemo(
    () => cardFields(question.columns, new Set([start, end ?? '', lane ?? ''])),
    [question.columns, start, end, lane],
  );
  const drawn = held?.by === 'keyboard' ? entries.map((entry) => preview(entry, held)) : entries;
  const play: EntryPlay = {
    entity,
    fields,
    clashing: useMemo(() => clashes(entries, today), [entries, today]),
    held,
    onPress: isMovable ? onPress : undefined,
    onKeyDown: isMovable ? onKeyDown : undefined,
    onOpen: () =>
      rememberTrail({ entity: entity.key, ids: entries.map(({ id }) => id), count: entries.length }),
  };
  const days = { ...shown, entries: drawn, play };
  return (
    <>
      {state.span === 'month' ? (
        <MonthGrid {...days} />
      ) : isTeam && state.span === 'week' ? (
        <TeamGrid {...days} />
      ) : (
        <TimeGrid {...days} />
      )}
      {held?.by === 'pointer' && (
        <div ref={ghost} aria-hidden="true" className={styles.ghost} style={{ width: held.width }}>
          <EntryWords entry={held.entry} fields={fields} minute={held.slot.minute} />
        </div>
      )}
      <HeldWords held={held} />
      <Gate entity={entity} moves={moves} />
    </>
  );
}

/** Where an entry carried by the keyboard would stand. */
function preview(entry: Entry, { entry: carried, slot }: HeldEntry): Entry {
  if (entry.id !== carried.id) return entry;
  const minute = slot.minute ?? entry.startMinute;
  const length = entry.endMinute - entry.startMinute;
  const endDay = entry.isWhole ? entry.endDay : slot.day;
  return {
    ...entry,
    startDay: slot.day,
    endDay,
    startMinute: minute,
    endMinute: Math.min(1440, minute + length),
  };
}

/** The keyboard stays with what it carries, wherever that is drawn. */
function useFocusOnHeld(held: HeldEntry | undefined): void {
  const place = held?.by === 'keyboard' ? `${held.entry.id} ${held.slot.day} ${held.slot.minute}` : undefined;
  const id = held?.entry.id;
  useEffect(() => {
    if (place === undefined) return;
    document.querySelector<HTMLElement>(`[data-entry="${id}"]`)?.focus();
  }, [place, id]);
}

function HeldWords({ held }: { readonly held: HeldEntry | undefined }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const at =
    held &&
    `${dayWords(held.slot.day, language)} ${held.slot.minute === undefined ? '' : clock(held.slot.minute)}`;
  return (
    <div role="status" aria-live="assertive" className="visually-hidden">
      {held?.by === 'keyboard' ? t('held', { at: at!.trim() }) : ''}
    </div>
  );
}

function Gate({
  entity,
  moves,
}: {
  readonly entity: ShownList['entity'];
  readonly moves: ReturnType<typeof useReschedule>;
}) {
  const t = useTexts(texts);
  const { pending, answer, giveUp } = moves;
  if (!pending) return null;
  return (
    <Suspense>
      <GateDialog
        entity={entity}
        record={pending.record}
        change={pending.change}
        title={t('move')}
        question={pending.question}
        onMove={answer}
        onClose={giveUp}
      />
    </Suspense>
  );
}
