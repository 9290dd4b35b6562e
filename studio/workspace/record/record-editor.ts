import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { createRecord, updateRecord, type RecordData } from '../../api/records.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import type { FormStore } from '../../forms/form-store.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { listKey } from '../list/list-data.ts';
import { changesOf, formValues } from './record-values.ts';

const texts = defineTexts({
  created: { 'zh-CN': '已新建{entity}「{title}」', en: 'Created {entity} “{title}”' },
  saved: { 'zh-CN': '已保存「{title}」', en: 'Saved “{title}”' },
  failed: { 'zh-CN': '没有保存:{reason}', en: 'Not saved: {reason}' },
});

/** Why a save stands still until somebody answers. */
export type Pending =
  | { readonly kind: 'conflict'; readonly problem: Problem }
  | { readonly kind: 'reasons'; readonly problem: Problem };

export interface RecordEditor {
  readonly saving: boolean;
  readonly pending: Pending | undefined;
  readonly save: (answers?: {
    readonly version?: number;
    readonly reasons?: Readonly<Record<string, string>>;
  }) => Promise<RecordData | undefined>;
  readonly dismiss: () => void;
}

/** Key under which one record is kept. */
export function recordKey(entity: string, id: string): readonly unknown[] {
  return ['record', entity, id];
}

/** Saves a form: words of the server at their fields, conflicts and asked-for reasons kept for a dialog. */
export function useRecordEditor(
  entity: EntityDocument,
  store: FormStore,
  record: RecordData | undefined,
): RecordEditor {
  const t = useTexts(texts);
  const label = useLabel();
  const client = useQueryClient();
  const { say } = useMessages();
  const [saving, setSaving] = useState(false);
  const [pending, setPending] = useState<Pending>();

  const save = useCallback<RecordEditor['save']>(
    async (answers = {}) => {
      setSaving(true);
      setPending(undefined);
      try {
        const saved = await write(entity, store, record, answers);
        store.reset(formValues(saved));
        client.setQueryData(recordKey(entity.key, saved.id), saved);
        void client.invalidateQueries({ queryKey: listKey(entity.key) });
        void client.invalidateQueries({ queryKey: ['related', entity.key, saved.id] });
        void client.invalidateQueries({ queryKey: ['timeline', entity.key, saved.id] });
        const title = String(saved[entity.title] ?? '');
        say({
          kind: 'success',
          text: record ? t('saved', { title }) : t('created', { entity: label(entity.label), title }),
        });
        return saved;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.status === 412) setPending({ kind: 'conflict', problem: error });
        else if (error.code === 'reasonRequired') setPending({ kind: 'reasons', problem: error });
        else store.setIssues(error.issues);
        say({ kind: 'failure', text: t('failed', { reason: error.issues[0]?.message ?? error.message }) });
        return undefined;
      } finally {
        setSaving(false);
      }
    },
    [entity, store, record, client, say, t, label],
  );
  const dismiss = useCallback(() => setPending(undefined), []);
  return { saving, pending, save, dismiss };
}

type Answers = NonNullable<Parameters<RecordEditor['save']>[0]>;

function write(
  entity: EntityDocument,
  store: FormStore,
  record: RecordData | undefined,
  answers: Answers,
): Promise<RecordData> {
  const changes = changesOf(store, entity);
  if (!record) return createRecord(entity.key, changes, { reasons: answers.reasons });
  return updateRecord(entity.key, record.id, changes, {
    version: answers.version ?? record.version,
    reasons: answers.reasons,
  });
}
