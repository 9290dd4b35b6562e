import { useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { RecordData } from '../../api/records.ts';
import { changeProcess, type StageStates } from '../../api/stages.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { inOrder, type EntityDocument } from '../../model/model-document.ts';
import type { ProcessDocument } from '../../model/process-document.ts';
import { refreshMoved } from './stage-data.ts';
import { processNamed } from './stage-gates.ts';
import styles from './stage.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '更换流程', en: 'Change process' },
  kept: { 'zh-CN': '原来的阶段历史会保留。', en: 'The history of its stages is kept.' },
  process: { 'zh-CN': '流程', en: 'Process' },
  stage: { 'zh-CN': '从哪个阶段继续', en: 'Goes on in stage' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  ok: { 'zh-CN': '更换', en: 'Change' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  done: { 'zh-CN': '已换到「{process}」的「{stage}」', en: 'Changed to “{process}”, “{stage}”' },
});

interface ChangeProcessProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly states: StageStates;
  readonly onClose: () => void;
}

/** Takes a record to another process, in the stage somebody chooses. */
export function ChangeProcess({ entity, record, states, onClose }: ChangeProcessProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const client = useQueryClient();
  const { say } = useMessages();
  const [name, setName] = useState(states.processes[0]);
  const process = processNamed(entity, name);
  const [stage, setStage] = useState(() => stageFor(process, states.stage));
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const present = processNamed(entity, states.process);
  const isComplete = process && stage && (present?.change !== 'needsReason' || reason.trim() !== '');

  async function change() {
    if (!process || !name || !stage) return;
    setBusy(true);
    try {
      const body = { to: name, stage, ...(reason.trim() ? { reason } : {}) };
      await changeProcess(entity.key, record.id, body, { version: record.version });
      const names = { process: label(process.label), stage: label(process.stages[stage]?.label) };
      say({ kind: 'success', text: t('done', names) });
      await refreshMoved(client, entity.key, record.id);
      onClose();
    } catch (error) {
      const told = error instanceof Problem ? error.issues.map(({ message }) => message).join(' ') : '';
      setProblem(told || (error as Error).message);
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={t('title')}
      okText={t('ok')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isComplete, loading: busy }}
      onOk={() => void change()}
      onCancel={onClose}
    >
      <div className={styles.change}>
        <p>{t('kept')}</p>
        <label htmlFor="change-process">{t('process')}</label>
        <Select
          id="change-process"
          value={name ?? null}
          options={states.processes.map((one) => ({
            value: one,
            label: label(processNamed(entity, one)?.label),
          }))}
          onChange={(next) => {
            setName(next);
            setStage(stageFor(processNamed(entity, next), states.stage));
          }}
        />
        <label htmlFor="change-stage">{t('stage')}</label>
        <Select
          id="change-stage"
          value={stage ?? null}
          options={openStages(process).map(([key, one]) => ({ value: key, label: label(one.label) }))}
          onChange={setStage}
        />
        <label htmlFor="change-reason">{t('reason')}</label>
        <Input.TextArea
          id="change-reason"
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}

function openStages(process: ProcessDocument | undefined) {
  return inOrder(process?.stages).filter(([, { category, retired }]) => category === 'open' && !retired);
}

/** The stage of the same name, else the first. */
function stageFor(process: ProcessDocument | undefined, present: string | undefined): string | undefined {
  const keys = openStages(process).map(([key]) => key);
  return keys.find((key) => key === present) ?? keys[0];
}
