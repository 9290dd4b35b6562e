import { Check, ChevronDown, Lock } from 'lucide-react';
import { Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { RecordData } from '../../api/records.ts';
import type { StageStates, StageWay } from '../../api/stages.ts';
import { defineTexts, useLabel, useLanguage, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import type { ProcessDocument } from '../../model/process-document.ts';
import { Button } from '../../ui/button.tsx';
import { GateStrip } from './gate-strip.tsx';
import { useStages } from './stage-data.ts';
import { StageChecklist } from './stage-checklist.tsx';
import { checklistNow, processNamed, stageChange, stageField, wayState } from './stage-gates.ts';
import { StepTime } from './step-time.tsx';
import { endings, isStalled, nextStep, stepsOf, type StageStep } from './stage-steps.ts';
import { useStageMoves } from './use-stage-moves.ts';
import styles from './stage.module.css';

const GateDialog = lazy(async () => ({ default: (await import('../gate/gate-dialog.tsx')).GateDialog }));
const StageHistory = lazy(async () => ({ default: (await import('./stage-history.tsx')).StageHistory }));
const ChangeProcess = lazy(async () => ({ default: (await import('./change-process.tsx')).ChangeProcess }));

const texts = defineTexts({
  path: { 'zh-CN': '阶段：{process}', en: 'Stages: {process}' },
  end: { 'zh-CN': '结束{name}', en: 'Close {name}' },
  more: { 'zh-CN': '阶段操作', en: 'More' },
  history: { 'zh-CN': '阶段历史…', en: 'Stage history…' },
  change: { 'zh-CN': '更换流程…', en: 'Change process…' },
  move: { 'zh-CN': '推进到「{to}」', en: 'Move to “{to}”' },
  reason: { 'zh-CN': '说明理由', en: 'Give a reason' },
  lacks: { 'zh-CN': '缺 {n} 项', en: '{n} missing' },
});

/** The stages of a record's process, where it stands, and what the next one asks for. Nothing without stages. */
export function StagePath({
  entity,
  record,
}: {
  readonly entity: EntityDocument;
  readonly record: RecordData;
}) {
  const field = stageField(entity);
  const { data: states } = useStages(entity.key, record.id, record.version);
  const process = processNamed(entity, states?.process);
  if (!field || !states || !process) return <div className={styles.waiting} />;
  return <Path entity={entity} field={field} record={record} process={process} states={states} />;
}

interface PathProps {
  readonly entity: EntityDocument;
  readonly field: FieldDocument;
  readonly record: RecordData;
  readonly process: ProcessDocument;
  readonly states: StageStates;
}

function Path({ entity, field, record, process, states }: PathProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useLanguage();
  const [now] = useState(() => Date.now());
  const [chosen, setChosen] = useState<string>();
  const moves = useStageMoves(entity, field, record, process, states);
  const steps = stepsOf(process, states, now);
  const isMovable = entity.allows.update && field.writable;
  const target = steps.find(({ key, state }) => key === chosen && state !== 'now') ?? nextStep(steps);
  const stateOf = (way: StageWay) => wayState(way, entity, process, states.stage, texts.reason, language);
  const gate = ({ way }: StageStep) => way && stateOf(way);
  const { pending } = moves;
  return (
    <div className={styles.stages}>
      <div className={styles.row}>
        <ol className={styles.path} aria-label={t('path', { process: label(process.label) })}>
          {steps.map((step) => (
            <Step
              key={step.key}
              step={step}
              lacks={step.state === 'ahead' ? (gate(step)?.words.length ?? 0) : 0}
              isChosen={isMovable && target?.key === step.key}
              onChoose={isMovable && step.way && step.state !== 'now' ? () => setChosen(step.key) : undefined}
            />
          ))}
        </ol>
        <StageMenu
          entity={entity}
          record={record}
          process={process}
          states={states}
          isMovable={isMovable}
          onGo={moves.go}
        />
      </div>
      {isMovable && target?.way && (
        <GateStrip
          entity={entity}
          process={process}
          step={target}
          state={{ ...stateOf(target.way), words: stateOf({ ...target.way, unticked: [] }).words }}
          guidance={process.stages[states.stage ?? '']?.guidance}
          checklist={
            target.state === 'ahead' && (
              <StageChecklist entity={entity} record={record} items={checklistNow(process, states)} />
            )
          }
          busy={moves.busy}
          onGo={() => void moves.go(target.way!)}
        />
      )}
      {pending && (
        <Suspense>
          <GateDialog
            key={pending.to}
            entity={entity}
            record={record}
            change={stageChange(entity, process, pending.to)}
            title={t('move', { to: label(process.stages[pending.to]?.label) })}
            guidance={process.stages[pending.to]?.guidance}
            question={pending.question}
            onMove={moves.answer}
            onClose={moves.giveUp}
          />
        </Suspense>
      )}
    </div>
  );
}

interface StepProps {
  readonly step: StageStep;
  /** How many things its gate still asks for. */
  readonly lacks: number;
  readonly isChosen: boolean;
  readonly onChoose: (() => void) | undefined;
}

function Step({ step, lacks, isChosen, onChoose }: StepProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { state, stage, way } = step;
  const Icon = state === 'done' ? Check : state === 'ahead' && lacks > 0 ? Lock : undefined;
  return (
    <li
      data-state={state}
      data-category={stage.category}
      data-gate={(state === 'ahead' && way && lacks > 0) || undefined}
      data-stalled={isStalled(step) || undefined}
      aria-current={state === 'now' ? 'step' : undefined}
    >
      <button
        type="button"
        disabled={!onChoose}
        aria-pressed={onChoose ? isChosen : undefined}
        onClick={onChoose}
      >
        {Icon && <Icon size={14} strokeWidth={1.8} aria-hidden="true" />}
        <span>{label(stage.label)}</span>
        {state === 'ahead' && lacks > 0 && way ? (
          <small>{t('lacks', { n: lacks })}</small>
        ) : (
          <StepTime step={step} />
        )}
      </button>
    </li>
  );
}

interface StageMenuProps extends Omit<PathProps, 'field'> {
  readonly isMovable: boolean;
  readonly onGo: ReturnType<typeof useStageMoves>['go'];
}

/** How the record leaves its path, its history, and another process. */
function StageMenu({ entity, record, process, states, isMovable, onGo }: StageMenuProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const [asking, setAsking] = useState<'history' | 'change'>();
  const ends = isMovable ? endings(process, states) : [];
  const items = [
    ...ends.map((way) => {
      const { transition = '', to } = way;
      const name = label(process.transitions[transition]?.label ?? process.stages[to]?.label);
      return { key: to, label: name, onClick: () => void onGo(way) };
    }),
    ...(ends.length > 0 ? [{ type: 'divider' as const }] : []),
    ...(isMovable && states.processes.length > 0
      ? [{ key: '$change', label: t('change'), onClick: () => setAsking('change') }]
      : []),
    { key: '$history', label: t('history'), onClick: () => setAsking('history') },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
        <Button size="large" className={styles.end}>
          {ends.length > 0 ? t('end', { name: word(entity.label) }) : t('more')}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </Dropdown>
      <Suspense>
        {asking === 'history' && (
          <StageHistory entity={entity} items={states.items} onClose={() => setAsking(undefined)} />
        )}
        {asking === 'change' && (
          <ChangeProcess
            entity={entity}
            record={record}
            states={states}
            onClose={() => setAsking(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}
