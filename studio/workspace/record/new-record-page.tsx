import { ChevronLeft } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { formFor } from '../../forms/form-schema.ts';
import type { FormValues } from '../../forms/form-store.ts';
import { OpenFields } from '../../forms/open-fields.ts';
import { RecordForm } from '../../forms/record-form.tsx';
import { useFormStore } from '../../forms/rules/use-form-store.ts';
import { ReasonsDialog } from '../../forms/saving/reasons-dialog.tsx';
import { asksOrRefuses, useRecordSaver, type SaveAnswers } from '../../forms/saving/record-saver.ts';
import { showFirstIssue } from '../../forms/show-first-issue.ts';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { listPath, recordPath } from '../../model/paths.ts';
import { FirstInput } from './first-input.tsx';
import { givenValues } from './given-values.ts';
import { SaveBar } from './save-bar.tsx';
import { useUnsavedGuard } from './unsaved-guard.tsx';
import styles from './record.module.css';

const texts = defineTexts({
  back: { 'zh-CN': '返回{name}', en: 'Back to {name}' },
  title: { 'zh-CN': '新建{name}', en: 'New {name}' },
});

export function NewRecordPage() {
  const { entity: key = '' } = useParams();
  const location = useLocation();
  const entity = useModel().entities[key];
  if (!entity?.allows.create) return <NotFoundPage />;
  return <NewRecord key={`${key} ${location.key}`} entity={entity} />;
}

/** The form of a new record, all of it open, the keyboard in its first field. */
function NewRecord({ entity }: { readonly entity: EntityDocument }) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  usePageTitle(t('title', { name: word(entity.label) }));
  const model = useModel();
  const navigate = useNavigate();
  const values = useGivenValues(entity);
  const form = formFor(model.forms, entity, 'create');
  const [open] = useState(() => new OpenFields(true));
  const world = useFormStore({ entity, form, values, isNew: true });
  const saver = useRecordSaver(entity, world, undefined);
  const guard = useUnsavedGuard(world.store);
  const panel = useRef<HTMLDivElement>(null);

  async function save(answers?: SaveAnswers) {
    const saved = await saver.save(answers);
    if (saved) guard.leave(() => void navigate(recordPath(entity.key, saved.id), { replace: true }));
    else showFirstIssue(panel.current, world.store, open);
  }

  return (
    <div className={styles.page}>
      <header className={`${styles.head} ${styles.newHead}`}>
        <Link
          className={styles.back}
          to={listPath(entity.key)}
          aria-label={t('back', { name: word(entity.pluralLabel) })}
        >
          <ChevronLeft size={20} aria-hidden="true" />
        </Link>
        <nav className={styles.crumb} aria-label={label(entity.label)}>
          <Link to={listPath(entity.key)}>{label(entity.pluralLabel)}</Link>
        </nav>
        <div className={styles.titleLine}>
          <h1>{t('title', { name: word(entity.label) })}</h1>
        </div>
      </header>
      <div className={styles.scroll} ref={panel}>
        <div className={styles.narrow}>
          <RecordForm
            entity={entity}
            form={form}
            world={world}
            open={open}
            validateField={saver.checkField}
          />
          <FirstInput place={panel} />
        </div>
      </div>
      <SaveBar
        entity={entity}
        store={world.store}
        saving={saver.saving}
        always
        onSave={() => void save()}
        onDiscard={() => void navigate(-1)}
      />
      {asksOrRefuses(saver.pending) && (
        <ReasonsDialog
          entity={entity}
          problem={saver.pending.problem}
          onAnswer={(reasons) => void save({ reasons })}
          onCancel={saver.dismiss}
        />
      )}
      {guard.dialog}
    </div>
  );
}

/** What the record begins with: handed over by the screen before, or standing in the address. */
function useGivenValues(entity: EntityDocument): FormValues {
  const { state } = useLocation() as { readonly state: { readonly values?: FormValues } | null };
  const [parameters] = useSearchParams();
  return useMemo(
    () => ({ ...givenValues(parameters, entity), ...state?.values }),
    [state, parameters, entity],
  );
}
