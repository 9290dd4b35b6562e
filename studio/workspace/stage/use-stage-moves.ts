import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { RecordData } from '../../api/records.ts';
import { moveStage, type StageStates, type StageWay } from '../../api/stages.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import type { ProcessDocument } from '../../model/process-document.ts';
import type { GateAnswers } from '../gate/gate-dialog.tsx';
import { questionOf, type GateQuestion } from '../gate/gate-question.ts';
import { refreshMoved } from './stage-data.ts';
import { stageChange, wayQuestion } from './stage-gates.ts';

const texts = defineTexts({
  moved: { 'zh-CN': '已推进到「{to}」', en: 'Moved to “{to}”' },
  refused: { 'zh-CN': '没有推进到「{to}」：{reason}', en: 'Not moved to “{to}”: {reason}' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
  undone: { 'zh-CN': '撤销刚才的移动', en: 'Took the move back' },
});

/** A move that waits for answers. */
export interface PendingStageMove {
  readonly to: string;
  readonly question: GateQuestion;
}

/** Moves the record of a page from stage to stage. */
export function useStageMoves(
  entity: EntityDocument,
  field: FieldDocument,
  record: RecordData,
  process: ProcessDocument,
  states: StageStates,
) {
  const t = useTexts(texts);
  const label = useLabel();
  const client = useQueryClient();
  const { say } = useMessages();
  const [pending, setPending] = useState<PendingStageMove>();
  const [busy, setBusy] = useState(false);
  const nameOf = (stage: string) => label(process.stages[stage]?.label);
  const from = states.stage;

  async function write(to: string, answers?: GateAnswers): Promise<void> {
    const { changes = {}, reasons, checklist = [] } = answers ?? {};
    await moveStage(
      entity.key,
      record.id,
      { to, data: changes, checklist },
      { version: record.version, reasons },
    );
    setPending(undefined);
    const undo = from && { label: t('undo'), run: () => void takeBack(from) };
    say({ kind: 'success', text: t('moved', { to: nameOf(to) }), action: undo || undefined });
    await refreshMoved(client, entity.key, record.id);
  }

  async function takeBack(to: string): Promise<void> {
    try {
      await moveStage(entity.key, record.id, { to, reason: t('undone') });
      say({ kind: 'success', text: t('moved', { to: nameOf(to) }) });
    } catch (error) {
      fail(to, error as Error);
    }
    await refreshMoved(client, entity.key, record.id);
  }

  function fail(to: string, error: Error) {
    const told = error instanceof Problem ? error.issues.map(({ message }) => message) : [];
    const reason = told.join(' ') || error.message;
    say({ kind: 'failure', text: t('refused', { to: nameOf(to), reason }) });
  }

  async function go(way: StageWay): Promise<void> {
    const { to } = way;
    const known = wayQuestion(way, entity, field, process, from);
    if (known) return setPending({ to, question: known });
    setBusy(true);
    try {
      await write(to);
    } catch (error) {
      const change = stageChange(entity, process, to);
      const question = error instanceof Problem ? questionOf(error, entity, change) : undefined;
      if (question) setPending({ to, question });
      else fail(to, error as Error);
      await refreshMoved(client, entity.key, record.id);
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    pending,
    go,
    answer: (answers: GateAnswers) => write(pending!.to, answers),
    giveUp: () => setPending(undefined),
  };
}
