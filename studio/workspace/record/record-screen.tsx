import { useState } from 'react';
import { formFor } from '../../forms/form-schema.ts';
import { FormStore } from '../../forms/form-store.ts';
import { RecordForm } from '../../forms/record-form.tsx';
import { useStateRules } from '../../forms/state-rules.ts';
import type { RecordData } from '../../api/records.ts';
import { useQueryClient } from '@tanstack/react-query';
import type { EntityDocument, ModelDocument, PageDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { EditorDialogs } from './editor-dialogs.tsx';
import { recordKey, useRecordEditor } from './record-editor.ts';
import { RecordHead } from './record-head.tsx';
import { RecordTabs, tabsOf } from './record-tabs.tsx';
import { RelatedList } from './related-list.tsx';
import { formValues } from './record-values.ts';
import { SaveBar } from './save-bar.tsx';
import { Timeline } from './timeline.tsx';
import { useUnsavedGuard } from './unsaved-guard.tsx';
import styles from './record.module.css';

/** The page of a record as its `page` metadata lays it out, or a plain one where the pack has none. */
export function RecordScreen({
  entity,
  record,
}: {
  readonly entity: EntityDocument;
  readonly record: RecordData;
}) {
  const model = useModel();
  const client = useQueryClient();
  const page = pageOf(model, entity);
  const tabs = tabsOf(page, model, entity);
  const [tab, setTab] = useState(tabs[0]!.key);
  const rules = useStateRules(entity);
  const store = useState(() => new FormStore(formValues(record), rules))[0];
  const editor = useRecordEditor(entity, store, record);
  const guard = useUnsavedGuard(store);
  const form = (page.form && model.forms[page.form]) || formFor(model.forms, entity, 'edit');
  const shown = tabs.find((one) => one.key === tab) ?? tabs[0]!;

  async function takeTheirs() {
    editor.dismiss();
    store.reset();
    await client.invalidateQueries({ queryKey: recordKey(entity.key, record.id) });
  }

  return (
    <div className={styles.page}>
      <RecordHead entity={entity} page={page} record={record} />
      <RecordTabs tabs={tabs} current={shown.key} onChoose={setTab} />
      <div className={styles.split}>
        <div className={styles.main}>
          <div className={styles.scroll} role="tabpanel">
            <div hidden={shown.shows !== 'fields'}>
              <RecordForm
                entity={entity}
                form={form}
                store={store}
                id={record.id}
                validateField={NOTHING_TO_CHECK}
              />
            </div>
            {shown.related.map((related) => (
              <RelatedList key={related.key} entity={entity} record={record} related={related.document} />
            ))}
            {shown.shows === 'timeline' && <Timeline entity={entity} id={record.id} />}
          </div>
          <SaveBar
            entity={entity}
            store={store}
            saving={editor.saving}
            always={false}
            onSave={() => void editor.save()}
            onDiscard={() => store.reset()}
          />
        </div>
      </div>
      <EditorDialogs
        entity={entity}
        store={store}
        editor={editor}
        onAnswer={(answers) => void editor.save(answers)}
        onTakeTheirs={() => void takeTheirs()}
      />
      {guard.dialog}
    </div>
  );
}

function pageOf(model: ModelDocument, entity: EntityDocument): PageDocument {
  return Object.values(model.pages).find((page) => page.entity === entity.key) ?? { entity: entity.key };
}

function NOTHING_TO_CHECK(): void {}
