import { Circle, CircleCheck, CircleX, Lightbulb } from 'lucide-react';
import type { ReactNode } from 'react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { LabelText } from '../../language/label-text.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import type { ProcessDocument } from '../../model/process-document.ts';
import { Button } from '../../ui/button.tsx';
import type { MoveState } from '../gate/move-state.ts';
import type { StageStep } from './stage-steps.ts';
import styles from './stage.module.css';

const texts = defineTexts({
  lacks: { 'zh-CN': '进入「{to}」还缺', en: 'Before “{to}”:' },
  not: { 'zh-CN': '还不能进入「{to}」', en: 'Not yet “{to}”:' },
  ready: { 'zh-CN': '可以进入「{to}」', en: 'Ready for “{to}”' },
  go: { 'zh-CN': '推进到「{to}」', en: 'Move to “{to}”' },
  back: { 'zh-CN': '退回到「{to}」', en: 'Go back to “{to}”' },
  guidance: { 'zh-CN': '本阶段：', en: 'In this stage: ' },
});

interface GateStripProps {
  readonly entity: EntityDocument;
  readonly process: ProcessDocument;
  readonly step: StageStep;
  readonly state: MoveState;
  /** What is to be done where the record stands. */
  readonly guidance: LabelText | undefined;
  /** What is ticked where it stands. */
  readonly checklist: ReactNode;
  readonly busy: boolean;
  readonly onGo: () => void;
}

/** What the gate of a stage asks for and what it has, before anybody tries. */
export function GateStrip(props: GateStripProps) {
  const { entity, process, step, state, guidance, checklist, busy, onGo } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const to = label(step.stage.label);
  const { requires = [] } = process.transitions[step.way?.transition ?? ''] ?? {};
  const met = requires
    .filter((name) => !step.way?.missing.includes(name))
    .map((name) => label(entity.fields[name]?.label));
  const isRefused = state.kind === 'refused';
  const Icon = isRefused ? CircleX : Circle;
  return (
    <div className={styles.gate} data-kind={state.kind} role="status">
      <b>{t(isRefused ? 'not' : state.kind === 'asks' ? 'lacks' : 'ready', { to })}</b>
      <ul>
        {state.words.map((word) => (
          <li key={word} data-missing>
            <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
            {word}
          </li>
        ))}
        {checklist}
        {met.filter(Boolean).map((word) => (
          <li key={word}>
            <CircleCheck size={14} strokeWidth={1.8} aria-hidden="true" />
            {word}
          </li>
        ))}
        {state.words.length === 0 && guidance && (
          <li className={styles.guidance}>
            <Lightbulb size={14} strokeWidth={1.6} aria-hidden="true" />
            {t('guidance')}
            {label(guidance)}
          </li>
        )}
      </ul>
      <Button disabled={isRefused} busy={busy} onClick={onGo}>
        {t(step.state === 'done' ? 'back' : 'go', { to })}
      </Button>
    </div>
  );
}
