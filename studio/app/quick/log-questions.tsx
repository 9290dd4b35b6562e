import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { RecordData } from '../../api/records.ts';
import { Problem } from '../../api/problem.ts';
import { FollowedRecords } from '../../forms/rules/followed-records.ts';
import { readerOf, ruleWorld } from '../../forms/rules/use-form-store.ts';
import { defineTexts, useLanguage, useTexts, useWord } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useSignedInUser } from '../session/session.tsx';
import { LogWriter, type LogAnswers } from './log-changes.ts';
import { questionsOf, type LogPick, type LogQuestion } from './log-form.ts';
import { LogHead } from './log-head.tsx';
import type { LogStart } from './log-sheet.tsx';
import { PickQuestion } from './pick-question.tsx';
import { saveLog, undoLog } from './save-log.ts';
import { TypedQuestion } from './typed-question.tsx';
import styles from './quick.module.css';

const texts = defineTexts({
  saved: { 'zh-CN': '已记录「{title}」', en: 'Logged “{title}”' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
  undone: { 'zh-CN': '已撤销「{title}」的记录', en: 'The log of “{title}” is taken back' },
  failed: { 'zh-CN': '没有完成：{reason}', en: 'Not done: {reason}' },
  choose: { 'zh-CN': '先选{name}', en: 'Choose first: {name}' },
  saving: { 'zh-CN': '正在保存', en: 'Saving' },
  foot: { 'zh-CN': '保存后可以撤销', en: 'It can be taken back after saving' },
});

interface LogQuestionsProps {
  readonly start: LogStart;
  /** As it is stored; undefined for a new record. */
  readonly record: RecordData | undefined;
  readonly onClose: () => void;
}

/** The questions of a form for log; the answer to the last one saves. */
export function LogQuestions({ start, record, onClose }: LogQuestionsProps) {
  const t = useTexts(texts);
  const word = useWord();
  const { entity } = start;
  const questions = useMemo(() => questionsOf(start.form, entity), [start, entity]);
  const given = useMemo(() => ({ ...start.values, ...record }), [start, record]);
  const [answers, setAnswers] = useState<LogAnswers>(() => beginning(questions, start, record));
  const [refusal, setRefusal] = useState<string>();
  const writer = useLogWriter(start, record);
  const save = useSave(start, record, writer, questions);
  const asked = questions.filter((question) => isAsked(question, record));
  const byTap = asked.filter(({ picks }) => picks.length > 0);
  const typed = asked.filter(({ picks }) => picks.length === 0);
  const values = { ...given, ...answers.typed };

  async function pick({ field }: LogQuestion, { key }: LogPick) {
    const next = { ...answers, picks: { ...answers.picks, [field.name]: key } };
    setAnswers(next);
    if (field !== byTap.at(-1)?.field || save.busy) return;
    const missing = typed.find((one) => isReference(one.field.type) && !next.typed[one.field.name]);
    if (missing) return setRefusal(t('choose', { name: word(missing.field.label) }));
    setRefusal(undefined);
    const reason = await save.run(next);
    if (reason === undefined) onClose();
    else setRefusal(reason);
  }

  return (
    <div className={styles.log} aria-busy={save.busy}>
      <LogHead entity={entity} values={given} hidden={asked.map(({ field }) => field.name)} />
      {typed
        .filter(({ field }) => isReference(field.type))
        .map((question) => (
          <TypedQuestion key={question.field.name} question={question} values={values} onType={type} />
        ))}
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {byTap.map((question, index) => (
        <PickQuestion
          key={question.field.name}
          question={question}
          number={index + 1}
          picked={answers.picks[question.field.name]}
          isLast={index === byTap.length - 1}
          writer={writer}
          values={values}
          onPick={(one) => void pick(question, one)}
        />
      ))}
      {typed
        .filter(({ field }) => !isReference(field.type))
        .map((question) => (
          <TypedQuestion key={question.field.name} question={question} values={values} onType={type} />
        ))}
      <p className={styles.foot} role="status">
        {t(save.busy ? 'saving' : 'foot')}
      </p>
    </div>
  );

  function type(name: string, value: unknown) {
    setAnswers((earlier) => ({ ...earlier, typed: { ...earlier.typed, [name]: value } }));
  }
}

/** What a stored record says already is not asked again. */
function isAsked({ field, picks }: LogQuestion, record: RecordData | undefined): boolean {
  const value = record?.[field.name];
  const isSaid = value !== undefined && value !== null && value !== '';
  return !isSaid || (picks.length === 0 && !isReference(field.type));
}

function isReference(type: string): boolean {
  return type === 'reference' || type === 'anyReference';
}

/** A new record begins with its given values, and with the pick that is the field's default. */
function beginning(
  questions: readonly LogQuestion[],
  { values = {} }: LogStart,
  record: RecordData | undefined,
): LogAnswers {
  if (record) return { picks: {}, typed: {} };
  const defaults = questions.flatMap(({ field, picks }) => {
    const pick = picks.find(({ value }) => value !== undefined && value === field.default);
    return pick ? [[field.name, pick.key] as const] : [];
  });
  return { picks: Object.fromEntries(defaults), typed: values };
}

function useLogWriter({ entity, form }: LogStart, record: RecordData | undefined): LogWriter {
  const model = useModel();
  const user = useSignedInUser();
  const client = useQueryClient();
  const { language } = useLanguage();
  return useMemo(() => {
    const records = new FollowedRecords(readerOf(client));
    const world = ruleWorld(model, user, records, () => record ?? null);
    return new LogWriter(entity, form, world, language);
  }, [model, user, client, language, entity, form, record]);
}

/** Saves the answers; answers the reason where the server refuses. */
function useSave(
  { entity, id, form }: LogStart,
  record: RecordData | undefined,
  writer: LogWriter,
  questions: readonly LogQuestion[],
) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { say } = useMessages();
  const [busy, setBusy] = useState(false);
  const fail = (error: Error) => say({ kind: 'failure', text: t('failed', { reason: error.message }) });

  async function run(answers: LogAnswers): Promise<string | undefined> {
    setBusy(true);
    try {
      const changes = writer.write(record ?? {}, questions, answers);
      const saved = await saveLog(entity, id, changes);
      await client.invalidateQueries();
      const title = String(changes[entity.title] ?? record?.[entity.title] ?? '');
      const earlier =
        record && Object.fromEntries(Object.keys(changes).map((name) => [name, record[name] ?? null]));
      const undo = async () => {
        await undoLog(entity, form, saved, earlier);
        await client.invalidateQueries();
        say({ kind: 'info', text: t('undone', { title }) });
      };
      const action = { label: t('undo'), run: () => void undo().catch(fail) };
      say({ kind: 'success', text: t('saved', { title }), action });
      return undefined;
    } catch (error) {
      setBusy(false);
      return error instanceof Problem ? (error.issues[0]?.message ?? error.message) : String(error);
    }
  }

  return { busy, run };
}
