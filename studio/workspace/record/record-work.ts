import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { RecordData } from '../../api/records.ts';
import { formFor } from '../../forms/form-schema.ts';
import { OpenFields } from '../../forms/open-fields.ts';
import { formValues } from '../../forms/record-values.ts';
import { useFormStore, type FormWorld } from '../../forms/rules/use-form-store.ts';
import {
  recordKey,
  useRecordSaver,
  type RecordSaver,
  type SaveAnswers,
} from '../../forms/saving/record-saver.ts';
import { showFirstIssue } from '../../forms/show-first-issue.ts';
import type { EntityDocument, FormDocument, PageDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';

/** The form of a stored record and everything one does with it. */
export interface RecordWork {
  readonly form: FormDocument;
  readonly world: FormWorld;
  readonly open: OpenFields;
  readonly saver: RecordSaver;
  readonly panel: RefObject<HTMLDivElement | null>;
  readonly save: (answers?: SaveAnswers) => Promise<void>;
  readonly discard: () => void;
  /** Gives the changes up for what the record is now. */
  readonly takeTheirs: () => Promise<void>;
  /** Opens a field, or all of them. */
  readonly edit: (field?: string) => void;
}

/** @param showFields brings the tab of the fields to the front */
export function useRecordWork(
  entity: EntityDocument,
  page: PageDocument,
  record: RecordData,
  showFields: () => void,
): RecordWork {
  const { forms } = useModel();
  const client = useQueryClient();
  const form = (page.form && forms[page.form]) || formFor(forms, entity, 'edit');
  const [open] = useState(() => new OpenFields(false));
  const world = useFormStore({ entity, form, values: formValues(record, entity), isNew: false });
  const saver = useRecordSaver(entity, world, record);
  const panel = useRef<HTMLDivElement>(null);
  const { store } = world;

  useEffect(() => {
    const isNewer = store.loaded['version'] !== record.version;
    if (isNewer && store.changed().length === 0) store.reset(formValues(record, entity));
  }, [store, record, entity]);

  async function save(answers?: SaveAnswers) {
    const saved = await saver.save(answers);
    if (saved) open.close();
    else if (store.issuePaths().length > 0) {
      showFields();
      showFirstIssue(panel.current, store, open);
    }
  }

  function discard() {
    saver.dismiss();
    store.reset();
    open.close();
  }

  async function takeTheirs() {
    discard();
    const fresh = recordKey(entity.key, record.id);
    await client.refetchQueries({ queryKey: fresh });
    const current = client.getQueryData<RecordData>(fresh);
    if (current) store.reset(formValues(current, entity));
  }

  function edit(field?: string) {
    if (!entity.allows.update) return;
    showFields();
    if (field !== undefined) open.open(field);
    else {
      open.openAll();
      requestAnimationFrame(() =>
        panel.current?.querySelector<HTMLElement>('[data-editable] input, [data-editable] textarea')?.focus(),
      );
    }
  }

  return { form, world, open, saver, panel, save, discard, takeTheirs, edit };
}
