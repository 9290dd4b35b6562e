import { Input, Modal } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Problem, type ProblemIssue } from '../../api/problem.ts';
import type { RecordData } from '../../api/records.ts';
import { useFormChecker } from '../../forms/checking/use-form-checker.ts';
import type { FormValues } from '../../forms/form-store.ts';
import { OpenFields } from '../../forms/open-fields.ts';
import { RecordForm } from '../../forms/record-form.tsx';
import { changesOf, formValues } from '../../forms/record-values.ts';
import { useFormStore } from '../../forms/rules/use-form-store.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { askedFields, gateForm, questionOf, type GateQuestion } from './gate-question.ts';
import styles from './gate.module.css';

const texts = defineTexts({
  reason: { 'zh-CN': '理由', en: 'Reason' },
  logged: { 'zh-CN': '理由会写进操作日志。', en: 'The reason is kept in the operation log.' },
  cancel: { 'zh-CN': '不移动', en: 'Do not move' },
});

/** Heading of the fields that are asked for. */
const LEAD = { 'zh-CN': '请先补上', en: 'Please fill in first' };

/** What somebody answered: all that changes, and reasons by rule. */
export interface GateAnswers {
  readonly changes: FormValues;
  readonly reasons: Readonly<Record<string, string>>;
}

interface GateDialogProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  /** The field that is moved, and its new value. */
  readonly moved: string;
  readonly value: unknown;
  readonly title: string;
  readonly question: GateQuestion;
  /** Writes; throws what the server refuses. */
  readonly onMove: (answers: GateAnswers) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks on the spot for what a move still needs. */
export function GateDialog(props: GateDialogProps) {
  const { entity, record, moved, value, title, onMove, onClose } = props;
  const t = useTexts(texts);
  const model = useModel();
  const [question, setQuestion] = useState(props.question);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const form = useMemo(() => gateForm(entity, question.ask, LEAD), [entity, question.ask]);
  const world = useFormStore({ entity, form, values: formValues(record, entity), isNew: false });
  const { store } = world;
  const [open] = useState(() => {
    store.set(moved, value);
    store.setIssues(question.issues);
    return new OpenFields(true);
  });
  const { checkField } = useFormChecker(entity, world);
  const place = useRef<HTMLDivElement>(null);
  const isComplete = question.reasons.every((rule) => reasons[rule]?.trim());

  async function move() {
    for (const name of question.ask) checkField(name);
    if (!isComplete || question.ask.some((name) => store.issues(name).length > 0)) return;
    setBusy(true);
    try {
      await onMove({ changes: changesOf(store, entity, model, false), reasons });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refuse(error);
      setBusy(false);
    }
  }

  function refuse(problem: Problem) {
    const next = questionOf(problem, entity, moved);
    const ask = [...new Set([...question.ask, ...(next?.ask ?? [])])];
    setQuestion({ ask, reasons: next?.reasons ?? question.reasons, issues: issuesOf(problem) });
    store.setIssues(problem.issues);
  }

  return (
    <Modal
      open
      title={title}
      width={520}
      okText={title}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isComplete, loading: busy }}
      onOk={() => void move()}
      onCancel={onClose}
      afterOpenChange={(shown) => shown && focusFirst(place.current)}
    >
      <div ref={place} className={styles.gate}>
        <Elsewhere question={question} entity={entity} moved={moved} />
        {question.ask.length > 0 && (
          <RecordForm
            entity={entity}
            form={form}
            world={world}
            open={open}
            brief
            validateField={checkField}
          />
        )}
        {question.reasons.map((rule) => (
          <label key={rule} className={styles.reason}>
            <span>{wordsOf(question.issues, rule)}</span>
            <Input.TextArea
              rows={2}
              aria-label={`${t('reason')}: ${wordsOf(question.issues, rule)}`}
              value={reasons[rule] ?? ''}
              onChange={(event) => setReasons({ ...reasons, [rule]: event.target.value })}
            />
          </label>
        ))}
        {question.reasons.length > 0 && <p className={styles.lead}>{t('logged')}</p>}
      </div>
    </Modal>
  );
}

/** What is wrong and cannot be mended by the fields that are asked for. */
function Elsewhere({
  question,
  entity,
  moved,
}: {
  readonly question: GateQuestion;
  readonly entity: EntityDocument;
  readonly moved: string;
}) {
  const others = question.issues.filter(
    (issue) => askedFields([issue], entity, moved).length === 0 && !question.reasons.includes(issue.code),
  );
  const asked = question.issues.filter((issue) => !others.includes(issue)).map(({ message }) => message);
  const words = [...new Set(others.map(({ message }) => message))].filter((word) => !asked.includes(word));
  if (words.length === 0) return null;
  return (
    <ul role="alert" className={styles.elsewhere}>
      {words.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

function issuesOf({ issues, message }: Problem): readonly ProblemIssue[] {
  return issues.length > 0 ? issues : [{ path: '', code: '', message }];
}

function wordsOf(issues: readonly ProblemIssue[], rule: string): string {
  return issues.find(({ code }) => code === rule)?.message ?? '';
}

function focusFirst(place: HTMLElement | null): void {
  place?.querySelector<HTMLElement>('input, textarea, [contenteditable="true"]')?.focus();
}
