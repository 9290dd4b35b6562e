import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { Problem, type ProblemIssue } from '../../api/problem.ts';
import { createRecord, readRecord, updateRecord, type RecordData } from '../../api/records.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { useFormChecker } from '../checking/use-form-checker.ts';
import type { FormStore } from '../form-store.ts';
import { rowPath, rowsOf } from '../lines/line-rows.ts';
import { changesOf, formValues } from '../record-values.ts';
import type { FormWorld } from '../rules/use-form-store.ts';

const texts = defineTexts({
  created: { 'zh-CN': '已新建{entity}「{title}」', en: 'Created {entity} “{title}”' },
  createdUnnamed: { 'zh-CN': '已新建{entity}', en: 'Created {entity}' },
  saved: { 'zh-CN': '已保存「{title}」', en: 'Saved “{title}”' },
  failed: { 'zh-CN': '没有保存：{reason}', en: 'Not saved: {reason}' },
  wrong: { 'zh-CN': '没有保存：{n} 处需要改正，{reason}', en: 'Not saved: {n} to correct, {reason}' },
});

/** Why a save stands still until somebody answers. */
export type Pending =
  | {
      readonly kind: 'conflict';
      /** The record as it is now; undefined where it is gone. */
      readonly current: RecordData | undefined;
    }
  | { readonly kind: 'reasons' | 'duplicates'; readonly problem: Problem };

/** A rule asks why, or says that the record is there already: both are told in a window. */
export function asksOrRefuses(
  pending: Pending | undefined,
): pending is Extract<Pending, { readonly problem: Problem }> {
  return pending?.kind === 'reasons' || pending?.kind === 'duplicates';
}

export interface SaveAnswers {
  readonly version?: number;
  readonly reasons?: Readonly<Record<string, string>>;
}

export interface RecordSaver {
  readonly saving: boolean;
  readonly pending: Pending | undefined;
  /** The stored record, or undefined when it was not saved; then the form says why. */
  readonly save: (answers?: SaveAnswers) => Promise<RecordData | undefined>;
  readonly dismiss: () => void;
  readonly checkField: (name: string) => void;
}

/** Key under which one record is kept. */
export function recordKey(entity: string, id: string): readonly unknown[] {
  return ['record', entity, id];
}

/** Saves a form: checks it first, puts the server's words at their fields, keeps conflicts and reasons for a dialog. */
export function useRecordSaver(
  entity: EntityDocument,
  world: FormWorld,
  record: RecordData | undefined,
): RecordSaver {
  const t = useTexts(texts);
  const label = useLabel();
  const model = useModel();
  const client = useQueryClient();
  const { say } = useMessages();
  const { store } = world;
  const { checkField, checkAll } = useFormChecker(entity, world);
  const [saving, setSaving] = useState(false);
  const [pending, setPending] = useState<Pending>();
  // One rule after the other may ask: what was answered stays until the record is saved.
  const given = useRef<Readonly<Record<string, string>>>({});

  const refuse = useCallback(
    (issues: readonly ProblemIssue[], summary: string) => {
      const reason = issues[0]?.message ?? summary;
      say({
        kind: 'failure',
        text: issues.length > 1 ? t('wrong', { n: issues.length, reason }) : t('failed', { reason }),
      });
    },
    [say, t],
  );

  const save = useCallback<RecordSaver['save']>(
    async (answers = {}) => {
      setPending(undefined);
      if (!checkAll()) {
        refuse(storeIssues(store), '');
        return undefined;
      }
      setSaving(true);
      given.current = { ...given.current, ...answers.reasons };
      const reasons = Object.keys(given.current).length > 0 ? given.current : undefined;
      try {
        const changes = changesOf(store, entity, model, record === undefined);
        const saved = record
          ? await updateRecord(entity.key, record.id, changes, {
              version: answers.version ?? record.version,
              reasons,
            })
          : await createRecord(entity.key, changes, { reasons });
        const whole = await wholeRecord(client, entity, saved);
        given.current = {};
        store.reset(formValues(whole, entity));
        const title = titleText(whole, entity);
        say({
          kind: 'success',
          text: record
            ? t('saved', { title: title || label(entity.label) })
            : t(title ? 'created' : 'createdUnnamed', { entity: label(entity.label), title }),
        });
        return whole;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.status === 412 && record) {
          const current = await readRecord(entity.key, record.id).catch(() => undefined);
          setPending({ kind: 'conflict', current });
        } else if (error.code === 'reasonRequired') setPending({ kind: 'reasons', problem: error });
        else if (error.code === 'duplicate') setPending({ kind: 'duplicates', problem: error });
        else store.setIssues(error.issues.map((issue) => atRow(issue, store, entity)));
        refuse(error.issues, error.message);
        return undefined;
      } finally {
        setSaving(false);
      }
    },
    [entity, store, record, client, model, say, t, label, checkAll, refuse],
  );
  const dismiss = useCallback(() => {
    given.current = {};
    setPending(undefined);
  }, []);
  return { saving, pending, save, dismiss, checkField };
}

function titleText(record: RecordData, entity: EntityDocument): string {
  const title = record[entity.title];
  return typeof title === 'object' && title !== null && 'title' in title
    ? String(title.title ?? '')
    : String(title ?? '');
}

function storeIssues(store: FormStore): readonly ProblemIssue[] {
  return store
    .issuePaths()
    .flatMap((path) => store.issues(path).map((message) => ({ path, code: '', message })));
}

/** The record with its children, as its page needs it; everything read under its entity is out of date. */
async function wholeRecord(
  client: QueryClient,
  entity: EntityDocument,
  saved: RecordData,
): Promise<RecordData> {
  const hasRows = Object.values(entity.fields).some(({ type }) => type === 'children');
  const whole = hasRows ? await readRecord(entity.key, saved.id).catch(() => saved) : saved;
  client.setQueryData(recordKey(entity.key, saved.id), whole);
  for (const key of ['list', 'related', 'pick', 'count', 'timeline', 'behind', 'branches'])
    void client.invalidateQueries({ queryKey: [key] });
  return whole;
}

/** A message about a row, at the key of that row. */
function atRow(issue: ProblemIssue, store: FormStore, entity: EntityDocument): ProblemIssue {
  const [name = ''] = issue.path.split('.');
  if (entity.fields[name]?.type !== 'children') return issue;
  return { ...issue, path: rowPath(issue.path, name, rowsOf(store.value(name))) };
}
