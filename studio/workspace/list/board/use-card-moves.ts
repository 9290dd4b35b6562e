import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { readRecord, updateRecord, type RecordData, type RecordPageAnswer } from '../../../api/records.ts';
import { moveStage, readStages } from '../../../api/stages.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { recordKey } from '../../../forms/saving/record-saver.ts';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import type { GateAnswers } from '../../gate/gate-dialog.tsx';
import { questionOf, type GateChange, type GateQuestion } from '../../gate/gate-question.ts';
import { processNamed, stageChange, wayQuestion } from '../../stage/stage-gates.ts';
import { stagesKey } from '../../stage/stage-data.ts';
import { valueAt } from '../list-columns.ts';
import { listKey } from '../list-data.ts';
import type { BoardColumn } from './board-columns.ts';
import { cardsKey } from './board-data.ts';

const texts = defineTexts({
  moved: { 'zh-CN': '「{title}」已移到「{to}」', en: 'Moved “{title}” to “{to}”' },
  refused: {
    'zh-CN': '「{title}」没有移到「{to}」：{reason}',
    en: '“{title}” did not move to “{to}”: {reason}',
  },
  stale: {
    'zh-CN': '别人刚改过它，已重新读取，请再试一次',
    en: 'somebody has just changed it; it was read again, please try once more',
  },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
});

/** A card on its way from one column to another. */
export interface CardMove {
  readonly row: RecordData;
  readonly from: BoardColumn;
  readonly to: BoardColumn;
}

/** A move that stands still until somebody has filled in what it needs. */
export interface PendingMove extends CardMove {
  readonly record: RecordData;
  readonly question: GateQuestion;
  /** What the record becomes by the move. */
  readonly change: GateChange;
}

export interface RefusedMove {
  readonly column: string;
  readonly reasons: readonly string[];
}

/** Moves cards: at once on the screen, then on the server, which may ask for more or refuse. */
export function useCardMoves(entity: EntityDocument, field: FieldDocument) {
  const t = useTexts(texts);
  const label = useLabel();
  const client = useQueryClient();
  const { say } = useMessages();
  const [pending, setPending] = useState<PendingMove>();
  const [refused, setRefused] = useState<RefusedMove>();
  const namesOf = ({ row, to }: CardMove) => ({
    title: String(valueAt(row, entity.title) ?? ''),
    to: label(to.label),
  });

  async function write(move: CardMove, answers?: GateAnswers): Promise<void> {
    const { row, from, to } = move;
    await send(entity, field, move, answers);
    const undo = () =>
      void attempt({ row: { ...row, version: undefined } as RecordData, from: to, to: from });
    say({ kind: 'success', text: t('moved', namesOf(move)), action: { label: t('undo'), run: undo } });
  }

  async function attempt(move: CardMove): Promise<void> {
    setRefused(undefined);
    const putBack = placeCard(client, entity.key, move, { [field.name]: valueOf(move.to) });
    try {
      await write(move);
    } catch (error) {
      putBack();
      if (!(error instanceof Problem)) throw error;
      await refuse(move, error);
    } finally {
      refresh(client, entity.key, move.row.id);
    }
  }

  async function refuse(move: CardMove, problem: Problem): Promise<void> {
    const asked = await askedOf(entity, field, move, problem);
    const record = asked && (await readRecord(entity.key, move.row.id).catch(() => undefined));
    if (asked && record) return setPending({ ...move, record, ...asked });
    const said = problem.issues.map(({ message }) => message);
    const reasons = problem.status === 412 ? [t('stale')] : said.length > 0 ? said : [problem.message];
    setRefused({ column: move.to.key, reasons });
    say({ kind: 'failure', text: t('refused', { ...namesOf(move), reason: reasons.join(' ') }) });
  }

  return {
    attempt: (move: CardMove) => (move.from.key === move.to.key ? undefined : void attempt(move)),
    pending,
    /** Goes on with what was filled in. @throws what the server still refuses */
    answer: async (answers: GateAnswers) => {
      if (!pending) return;
      await write(pending, answers);
      setPending(undefined);
      refresh(client, entity.key, pending.row.id);
    },
    giveUp: () => setPending(undefined),
    refused,
    forgetRefusal: () => setRefused(undefined),
  };
}

/** Writes the field; of a stage through its gate, which takes what was ticked. */
async function send(
  { key }: EntityDocument,
  field: FieldDocument,
  { row, to }: CardMove,
  answers?: GateAnswers,
): Promise<void> {
  const { changes = {}, reasons, checklist = [] } = answers ?? {};
  const options = { version: answers ? undefined : row.version, reasons };
  if (field.type === 'stage') await moveStage(key, row.id, { to: to.key, checklist, data: changes }, options);
  else await updateRecord(key, row.id, { ...changes, [field.name]: valueOf(to) }, options);
}

/** What a refused move asks for; of a stage as its gate says. */
async function askedOf(
  entity: EntityDocument,
  field: FieldDocument,
  { row, to }: CardMove,
  problem: Problem,
): Promise<Pick<PendingMove, 'question' | 'change'> | undefined> {
  const plain = { [field.name]: valueOf(to) };
  if (field.type !== 'stage') {
    const question = questionOf(problem, entity, plain);
    return question && { question, change: plain };
  }
  const states = await readStages(entity.key, row.id).catch(() => undefined);
  const process = processNamed(entity, states?.process);
  const way = states?.ways.find((one) => one.to === to.key);
  const change = stageChange(entity, process, to.key);
  const question =
    (way && wayQuestion(way, entity, field, process, states?.stage)) ??
    (way?.allowed ? questionOf(problem, entity, change) : undefined);
  return question && { question, change };
}

/** Puts a card at the top of its new column until the server has answered. @returns how to put it back */
function placeCard(
  client: QueryClient,
  entity: string,
  { row, from, to }: CardMove,
  values: Readonly<Record<string, unknown>>,
): () => void {
  const change = (column: string, next: (items: readonly RecordData[]) => readonly RecordData[]) =>
    client.setQueriesData<RecordPageAnswer>({ queryKey: cardsKey(entity, column) }, (page) =>
      page ? { ...page, items: next(page.items) } : page,
    );
  const others = (items: readonly RecordData[]) => items.filter(({ id }) => id !== row.id);
  const before = client.getQueriesData<RecordPageAnswer>({ queryKey: cardsKey(entity, from.key) });
  change(from.key, others);
  change(to.key, (items) => [{ ...row, ...values }, ...others(items)]);
  return () => {
    for (const [key, page] of before) client.setQueryData(key, page);
    change(to.key, others);
  };
}

function refresh(client: QueryClient, entity: string, id: string): void {
  void client.invalidateQueries({ queryKey: listKey(entity) });
  void client.invalidateQueries({ queryKey: recordKey(entity, id) });
  void client.invalidateQueries({ queryKey: stagesKey(entity, id) });
  void client.invalidateQueries({ queryKey: ['behind', entity, id] });
}

/** What the field says of records in a column. */
export function valueOf({ key }: BoardColumn): string | null {
  return key === '' ? null : key;
}
