import { useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { formFor } from '../../forms/form-schema.ts';
import { FormStore } from '../../forms/form-store.ts';
import { RecordForm } from '../../forms/record-form.tsx';
import { useStateRules } from '../../forms/state-rules.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { recordPath } from '../../model/paths.ts';
import { EditorDialogs } from './editor-dialogs.tsx';
import { useRecordEditor } from './record-editor.ts';
import { SaveBar } from './save-bar.tsx';
import { useUnsavedGuard } from './unsaved-guard.tsx';
import styles from './record.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '新建{name}', en: 'New {name}' },
});

export function NewRecordPage() {
  const { entity: key = '' } = useParams();
  const entity = useModel().entities[key];
  if (!entity?.allows.create) return <NotFoundPage />;
  return <NewRecord key={key} entity={entity} />;
}

function NewRecord({ entity }: { readonly entity: EntityDocument }) {
  const t = useTexts(texts);
  const label = useLabel();
  const model = useModel();
  const navigate = useNavigate();
  const rules = useStateRules(entity);
  const given = useGivenValues(entity);
  const store = useMemo(() => {
    const made = new FormStore({}, rules);
    for (const [name, value] of Object.entries(given)) made.set(name, value);
    return made;
  }, [rules, given]);
  const editor = useRecordEditor(entity, store, undefined);
  const guard = useUnsavedGuard(store);
  const form = formFor(model.forms, entity, 'create');

  async function save(answers?: Parameters<typeof editor.save>[0]) {
    const saved = await editor.save(answers);
    if (saved) guard.leave(() => void navigate(recordPath(entity.key, saved.id), { replace: true }));
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.titleLine}>
          <h1>{t('title', { name: label(entity.label) })}</h1>
        </div>
      </header>
      <div className={styles.scroll}>
        <RecordForm entity={entity} form={form} store={store} validateField={NOTHING_TO_CHECK} />
      </div>
      <SaveBar
        entity={entity}
        store={store}
        saving={editor.saving}
        always
        onSave={() => void save()}
        onDiscard={() => void navigate(-1)}
      />
      <EditorDialogs
        entity={entity}
        store={store}
        editor={editor}
        onAnswer={(answers) => void save(answers)}
      />
      {guard.dialog}
    </div>
  );
}

/** Values that came with the address: `?book=0190…` fills the reference. */
function useGivenValues(entity: EntityDocument): Readonly<Record<string, unknown>> {
  const [parameters] = useSearchParams();
  return useMemo(() => {
    const entries = [...parameters].filter(([name]) => !name.endsWith('.title') && entity.fields[name]);
    return Object.fromEntries(
      entries.map(([name, value]) => [
        name,
        entity.fields[name]?.target ? { id: value, title: parameters.get(`${name}.title`) } : value,
      ]),
    );
  }, [parameters, entity]);
}

function NOTHING_TO_CHECK(): void {}
