import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { readRecord, updateRecord, type RecordData } from '../../api/records.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { recordKey } from '../../forms/saving/record-saver.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import type { GateAnswers } from '../gate/gate-dialog.tsx';
import { questionOf, type GateQuestion } from '../gate/gate-question.ts';
import { valueAt } from '../list/list-columns.ts';
import { listKey } from '../list/list-data.ts';
import { aboveOf } from './chart-tree.ts';

const texts = defineTexts({
  under: { 'zh-CN': '「{title}」已移到「{to}」之下', en: '“{title}” now stands under “{to}”' },
  top: { 'zh-CN': '「{title}」已移到最上层', en: '“{title}” now stands at the top' },
  refused: { 'zh-CN': '「{title}」没有移动：{reason}', en: '“{title}” was not moved: {reason}' },
  stale: {
    'zh-CN': '别人刚改过它，已重新读取，请再试一次',
    en: 'somebody has just changed it; it was read again, please try once more',
  },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
});

/** A record and what it is to stand under: nothing at the top. */
export interface ChartMove {
  readonly row: RecordData;
  readonly to: RecordData | undefined;
}

interface Pending extends ChartMove {
  readonly record: RecordData;
  readonly question: GateQuestion;
}

/** Puts records under others on the server; what it refuses is said in its own words. */
export function useChartMoves(entity: EntityDocument, parent: string) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { say } = useMessages();
  const [pending, setPending] = useState<Pending>();
  const titleOf = (row: RecordData) => String(valueAt(row, entity.title) ?? '');
  const changeOf = ({ to }: ChartMove) => ({ [parent]: to?.id ?? null });

  async function write(move: ChartMove, answers?: GateAnswers, version?: number): Promise<void> {
    const { row, to } = move;
    const before = aboveOf(row, parent) ?? null;
    const changes = { ...changeOf(move), ...answers?.changes };
    await updateRecord(entity.key, row.id, changes, { version, reasons: answers?.reasons });
    const names = { title: titleOf(row), to: to ? titleOf(to) : '' };
    const undo = () => void takeBack(row, before);
    say({
      kind: 'success',
      text: t(to ? 'under' : 'top', names),
      action: { label: t('undo'), run: undo },
    });
  }

  async function takeBack(row: RecordData, before: string | null): Promise<void> {
    try {
      await updateRecord(entity.key, row.id, { [parent]: before }, {});
    } catch (error) {
      tell(row, error);
    } finally {
      await refresh(row.id);
    }
  }

  async function move(wanted: ChartMove): Promise<void> {
    const { row } = wanted;
    if (wanted.to?.id === row.id || aboveOf(row, parent) === wanted.to?.id) return;
    try {
      await write(wanted, undefined, row.version);
    } catch (error) {
      const question = error instanceof Problem && questionOf(error, entity, changeOf(wanted));
      const record = question && (await readRecord(entity.key, row.id).catch(() => undefined));
      if (question && record) setPending({ ...wanted, record, question });
      else tell(row, error);
    } finally {
      await refresh(row.id);
    }
  }

  function tell(row: RecordData, error: unknown): void {
    if (!(error instanceof Problem)) throw error;
    const told = error.issues.map(({ message }) => message).join(' ') || error.message;
    const reason = error.status === 412 ? t('stale') : told;
    say({ kind: 'failure', text: t('refused', { title: titleOf(row), reason }) });
  }

  async function refresh(id: string): Promise<void> {
    void client.invalidateQueries({ queryKey: recordKey(entity.key, id) });
    void client.invalidateQueries({ queryKey: ['related', entity.key] });
    await client.invalidateQueries({ queryKey: listKey(entity.key) });
  }

  return {
    move,
    pending: pending && { ...pending, change: changeOf(pending) },
    answer: async (answers: GateAnswers) => {
      if (!pending) return;
      await write(pending, answers);
      setPending(undefined);
      await refresh(pending.row.id);
    },
    giveUp: () => setPending(undefined),
  };
}
