import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { readRecord, updateRecord, type RecordData } from '../../../api/records.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { recordKey } from '../../../forms/saving/record-saver.ts';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { CalendarDocument, EntityDocument } from '../../../model/model-document.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { GateAnswers } from '../../gate/gate-dialog.tsx';
import { questionOf, type GateChange, type GateQuestion } from '../../gate/gate-question.ts';
import { inputOf } from '../input-of.ts';
import { valueAt } from '../list-columns.ts';
import { listKey } from '../list-data.ts';
import { entriesKey, type FoundEntries } from './calendar-data.ts';
import { clashes, clock, entriesOf, type Entry } from './calendar-entries.ts';
import { movedTimes, type Slot } from './reschedule.ts';

const texts = defineTexts({
  moved: { 'zh-CN': '「{title}」已改到 {at}', en: 'Moved “{title}” to {at}' },
  clash: {
    'zh-CN': '「{title}」已改到 {at}，与「{other}」时间冲突',
    en: 'Moved “{title}” to {at}; it clashes with “{other}”',
  },
  refused: { 'zh-CN': '「{title}」没有改期：{reason}', en: '“{title}” not moved: {reason}' },
  stale: {
    'zh-CN': '别人刚改过它，已重新读取，请再试一次',
    en: 'somebody has just changed it; it was read again, please try once more',
  },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
});

/** A move that waits for what is asked. */
export interface PendingReschedule {
  readonly entry: Entry;
  readonly slot: Slot;
  readonly change: GateChange;
  readonly record: RecordData;
  readonly question: GateQuestion;
}

/** Puts records at other times: at once on the screen, then on the server. */
export function useReschedule(entity: EntityDocument, calendar: CalendarDocument, entries: readonly Entry[]) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { timeZone } = useValueContext();
  const { say } = useMessages();
  const [pending, setPending] = useState<PendingReschedule>();
  const titleOf = ({ row }: Entry) => String(valueAt(row, entity.title) ?? '');
  const all = [...new Map(entries.map((entry) => [entry.id, entry])).values()];

  function changeFor(entry: Entry, slot: Slot): GateChange {
    const lane = slot.lane !== undefined && slot.lane !== entry.lane && calendar.lane;
    return {
      ...movedTimes(entry, calendar, slot, timeZone),
      ...(lane ? { [lane]: slot.lane === '' ? null : slot.lane } : {}),
    };
  }

  async function write(entry: Entry, change: GateChange, answers?: GateAnswers, version?: number) {
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, inputOf(entry.row[name])]));
    const sent = { ...change, ...answers?.changes };
    await updateRecord(entity.key, entry.id, sent, { version, reasons: answers?.reasons });
    const undo = () => void attempt(entry, before);
    tell(entry, change, undo);
  }

  function tell(entry: Entry, change: GateChange, undo: () => void) {
    const [moved] = entriesOf([{ ...entry.row, ...change }], calendar, timeZone);
    if (!moved) return;
    const lane =
      typeof change[calendar.lane ?? ''] === 'string' ? String(change[calendar.lane!]) : entry.lane;
    const others = all.filter(({ id }) => id !== entry.id);
    const [other] = clashes([...others, { ...moved, lane }]).get(entry.id) ?? [];
    const at = moved.isWhole
      ? moved.startDay.slice(5)
      : `${moved.startDay.slice(5)} ${clock(moved.startMinute)}`;
    const names = { title: titleOf(entry), at, other: other ? titleOf(other) : '' };
    const action = { label: t('undo'), run: undo };
    say({ kind: other ? 'info' : 'success', text: t(other ? 'clash' : 'moved', names), action });
  }

  async function attempt(entry: Entry, change: GateChange, version?: number): Promise<void> {
    showAt(client, entity.key, entry.id, (row) => shown(row, change, calendar.lane, all));
    try {
      await write(entry, change, undefined, version);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await refuse(entry, change, error);
    } finally {
      refresh(entry.id);
    }
  }

  async function refuse(entry: Entry, change: GateChange, problem: Problem): Promise<void> {
    const question = questionOf(problem, entity, change);
    const record = question && (await readRecord(entity.key, entry.id).catch(() => undefined));
    if (question && record)
      return setPending({ entry, slot: { day: entry.startDay }, change, record, question });
    const told = problem.issues.map(({ message }) => message).join(' ') || problem.message;
    const reason = problem.status === 412 ? t('stale') : told;
    say({ kind: 'failure', text: t('refused', { title: titleOf(entry), reason }) });
  }

  function refresh(id: string) {
    void client.invalidateQueries({ queryKey: listKey(entity.key) });
    void client.invalidateQueries({ queryKey: recordKey(entity.key, id) });
  }

  return {
    move: (entry: Entry, slot: Slot) => void attempt(entry, changeFor(entry, slot), entry.row.version),
    pending,
    answer: async (answers: GateAnswers) => {
      if (!pending) return;
      await write(pending.entry, pending.change, answers);
      setPending(undefined);
      refresh(pending.entry.id);
    },
    giveUp: () => setPending(undefined),
  };
}

/** Shows the new time until the server has answered. */
function showAt(
  client: QueryClient,
  entity: string,
  id: string,
  next: (row: RecordData) => RecordData,
): void {
  client.setQueriesData<FoundEntries>({ queryKey: entriesKey(entity) }, (found) =>
    found ? { ...found, rows: found.rows.map((row) => (row.id === id ? next(row) : row)) } : found,
  );
}

/** A lane is a reference in the row and an id in what is sent. */
function shown(
  row: RecordData,
  change: GateChange,
  lane: string | undefined,
  entries: readonly Entry[],
): RecordData {
  const id = lane === undefined ? undefined : change[lane];
  if (lane === undefined || typeof id !== 'string' || typeof row[lane] !== 'object')
    return { ...row, ...change };
  const name = entries.find((entry) => entry.lane === id)?.laneName ?? null;
  return { ...row, ...change, [lane]: { id, title: name } };
}
