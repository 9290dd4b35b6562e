import { Modal } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { RecordData } from '../../api/records.ts';
import { useFormChecker } from '../../forms/checking/use-form-checker.ts';
import type { FormStore, FormValues } from '../../forms/form-store.ts';
import { OpenFields } from '../../forms/open-fields.ts';
import { RecordForm } from '../../forms/record-form.tsx';
import { changesOf, formValues } from '../../forms/record-values.ts';
import { useFormStore } from '../../forms/rules/use-form-store.ts';
import { isEmpty } from '../../forms/same-value.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { LabelText } from '../../language/label-text.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { GateChecklist } from './gate-checklist.tsx';
import { gateForm, isAskable, questionOf, type GateChange, type GateQuestion } from './gate-question.ts';
import { GateReasons } from './gate-reasons.tsx';
import { Elsewhere } from './gate-elsewhere.tsx';
import styles from './gate.module.css';

const texts = defineTexts({
  cancel: { 'zh-CN': '不移动', en: 'Do not move' },
});

/** Heading of the fields that are asked for. */
const LEAD: LabelText = { 'zh-CN': '请先补上', en: 'Please fill in first' };

/** What somebody answered: fields that change along, reasons by rule, what was ticked. */
export interface GateAnswers {
  readonly changes: FormValues;
  readonly reasons: Readonly<Record<string, string>>;
  readonly checklist: readonly string[];
}

export interface GateDialogProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly change: GateChange;
  readonly title: string;
  readonly question: GateQuestion;
  /** What is to be done where it goes. */
  readonly guidance?: LabelText | undefined;
  /** Writes; throws what the server refuses. */
  readonly onMove: (answers: GateAnswers) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks on the spot for what a move still needs. */
export function GateDialog(props: GateDialogProps) {
  const { entity, record, change, title, guidance, onClose } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const gate = useGate(props);
  const { form, world, open, question, place } = gate;
  return (
    <Modal
      open
      title={title}
      width={520}
      okText={title}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !gate.isComplete, loading: gate.busy }}
      onOk={() => void gate.move()}
      onCancel={onClose}
      afterOpenChange={(shown) => shown && focusFirst(place.current)}
    >
      <div ref={place} className={styles.gate}>
        {guidance && <p className={styles.lead}>{label(guidance)}</p>}
        <Elsewhere question={question} entity={entity} change={change} />
        <GateChecklist
          items={question.checklist ?? NONE}
          ticked={gate.ticked}
          onTick={(key) => gate.tick(key)}
        />
        {question.ask.length > 0 && (
          <RecordForm
            entity={entity}
            form={form}
            world={world}
            open={open}
            id={record.id}
            brief
            validateField={gate.checkField}
          />
        )}
        <GateReasons question={question} reasons={gate.reasons} onReason={gate.setReason} />
      </div>
    </Modal>
  );
}

const NONE: readonly never[] = [];

function useGate({ entity, record, change, question: first, onMove }: GateDialogProps) {
  const model = useModel();
  const [start] = useState(() => gateForm(entity, first.ask, LEAD));
  const world = useFormStore({ entity, form: start, values: formValues(record, entity), isNew: false });
  const { store } = world;
  const [question, setQuestion] = useState(() => {
    for (const [name, value] of Object.entries(change)) store.set(name, value);
    store.setIssues(first.issues.filter(({ path }) => !(path in change)));
    return withRequired(first, store, entity, change);
  });
  const form = useMemo(() => gateForm(entity, question.ask, LEAD), [entity, question.ask]);
  const [open] = useState(() => new OpenFields(true));
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { checkField } = useFormChecker(entity, world);
  const isComplete =
    question.reasons.every((rule) => reasons[rule]?.trim()) &&
    (question.checklist ?? []).every(({ key }) => ticked.has(key));

  async function move() {
    const needed = withRequired(question, store, entity, change);
    setQuestion(needed);
    for (const name of needed.ask) checkField(name);
    if (!isComplete || needed.ask.some((name) => store.issues(name).length > 0)) return;
    setBusy(true);
    try {
      const all = Object.entries(changesOf(store, entity, model, false));
      const changes = Object.fromEntries(all.filter(([name]) => !(name in change)));
      await onMove({ changes, reasons, checklist: [...ticked] });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setQuestion(askedAgain(needed, error, entity, change));
      store.setIssues(error.issues);
      setBusy(false);
    }
  }

  return {
    form,
    world,
    open,
    question,
    place,
    reasons,
    setReason: (rule: string, text: string) => setReasons({ ...reasons, [rule]: text }),
    ticked,
    tick: (key: string) =>
      setTicked(new Set(ticked.has(key) ? [...ticked].filter((one) => one !== key) : [...ticked, key])),
    busy,
    isComplete,
    checkField,
    move,
  };
}

/** With the fields that become required where the record goes, and say nothing yet. */
function withRequired(
  question: GateQuestion,
  store: FormStore,
  entity: EntityDocument,
  change: GateChange,
): GateQuestion {
  const required = Object.keys(entity.fields).filter((name) => {
    const { visible, required } = store.state(name);
    return visible && required && isEmpty(store.value(name)) && isAskable(entity, name) && !(name in change);
  });
  const more = required.filter((name) => !question.ask.includes(name));
  return more.length > 0 ? { ...question, ask: [...question.ask, ...more] } : question;
}

function askedAgain(
  before: GateQuestion,
  problem: Problem,
  entity: EntityDocument,
  change: GateChange,
): GateQuestion {
  const next = questionOf(problem, entity, change);
  const { issues, message } = problem;
  return {
    ...before,
    ask: [...new Set([...before.ask, ...(next?.ask ?? [])])],
    reasons: [...new Set([...before.reasons, ...(next?.reasons ?? [])])],
    issues: issues.length > 0 ? issues : [{ path: '', code: problem.code, message }],
  };
}

function focusFirst(place: HTMLElement | null): void {
  place?.querySelector<HTMLElement>('input, textarea, [contenteditable="true"]')?.focus();
}
