import { Modal } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument, FormDocument } from '../../model/model-document.ts';
import { newRecordPath } from '../../model/paths.ts';
import { useModel } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { formFor } from '../form-schema.ts';
import type { FormStore, FormValues } from '../form-store.ts';
import { OpenFields } from '../open-fields.ts';
import { RecordForm } from '../record-form.tsx';
import { useFormStore } from '../rules/use-form-store.ts';
import { ReasonsDialog } from '../saving/reasons-dialog.tsx';
import { asksOrRefuses, useRecordSaver } from '../saving/record-saver.ts';
import { isEmpty } from '../same-value.ts';
import { showFirstIssue } from '../show-first-issue.ts';
import { isTypingIn } from '../../ui/is-typing-in.ts';
import styles from './quick-create-dialog.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '新建{name}', en: 'New {name}' },
  save: { 'zh-CN': '保存', en: 'Save' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  whole: { 'zh-CN': '用完整表单', en: 'Use the full form' },
});

interface QuickCreateDialogProps {
  readonly entity: EntityDocument;
  /** What the record begins with. */
  readonly values: FormValues;
  readonly title?: string;
  /** The form that is asked for; default: the entity's first for quick creation. */
  readonly form?: FormDocument | undefined;
  /** Fields that need no showing, because where one comes from says what they are. */
  readonly known?: readonly string[];
  readonly onClose: () => void;
  readonly onCreated: (record: RecordData) => void;
}

/** The few fields that make a record, in a window over what one is doing. */
export function QuickCreateDialog(props: QuickCreateDialogProps) {
  const { entity, values, title, known = NONE, onClose, onCreated } = props;
  const t = useTexts(texts);
  const word = useWord();
  const navigate = useNavigate();
  const { forms } = useModel();
  const form = useMemo(
    () => withoutFields(props.form ?? formFor(forms, entity, 'quickCreate'), known),
    [props.form, forms, entity, known],
  );
  const world = useFormStore({ entity, form, values, isNew: true });
  const [open] = useState(() => new OpenFields(true));
  const saver = useRecordSaver(entity, world, undefined);
  const place = useRef<HTMLDivElement>(null);

  async function save(reasons?: Readonly<Record<string, string>>) {
    const saved = await saver.save(reasons ? { reasons } : {});
    if (saved) onCreated(saved);
    else showFirstIssue(place.current, world.store, open);
  }

  function openWhole() {
    onClose();
    void navigate(newRecordPath(entity.key), { state: { values: world.store.values } });
  }

  return (
    <Modal
      open
      title={title ?? t('title', { name: word(entity.label) })}
      width={720}
      style={{ top: 64 }}
      onCancel={onClose}
      afterOpenChange={(shown) => shown && focusFirst(place.current, world.store)}
      footer={<Foot busy={saver.saving} onWhole={openWhole} onCancel={onClose} onSave={() => void save()} />}
    >
      <div
        ref={place}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.stopPropagation();
          void save();
        }}
      >
        <RecordForm
          entity={entity}
          form={form}
          world={world}
          open={open}
          brief
          validateField={saver.checkField}
        />
      </div>
      {asksOrRefuses(saver.pending) && (
        <ReasonsDialog
          entity={entity}
          problem={saver.pending.problem}
          onAnswer={(reasons) => void save(reasons)}
          onCancel={saver.dismiss}
        />
      )}
    </Modal>
  );
}

interface FootProps {
  readonly busy: boolean;
  readonly onWhole: () => void;
  readonly onCancel: () => void;
  readonly onSave: () => void;
}

function Foot({ busy, onWhole, onCancel, onSave }: FootProps) {
  const t = useTexts(texts);
  return (
    <div className={styles.foot}>
      <Button size="large" look="quiet" onClick={onWhole}>
        {t('whole')}
      </Button>
      <span />
      <Button size="large" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button size="large" look="primary" shortcut="Ctrl Enter" busy={busy} onClick={onSave}>
        {t('save')}
      </Button>
    </div>
  );
}

const NONE: readonly string[] = [];

/** The form without some of its fields. */
function withoutFields(form: FormDocument, names: readonly string[]): FormDocument {
  const sections = Object.entries(form.sections).map(([key, section]) => {
    const fields = Object.entries(section.fields).filter(([name]) => !names.includes(name));
    return [key, { ...section, fields: Object.fromEntries(fields) }];
  });
  return { ...form, sections: Object.fromEntries(sections) as FormDocument['sections'] };
}

/** The first field that still says nothing has the keyboard. */
function focusFirst(place: HTMLElement | null, store: FormStore): void {
  if (isTypingIn(place)) return;
  const frames = [...(place?.querySelectorAll<HTMLElement>('[data-field][data-editable]') ?? [])];
  const empty = frames.find((frame) => isEmpty(store.value(frame.dataset['field']!)));
  (empty ?? frames[0])?.querySelector<HTMLElement>('input, textarea, [contenteditable="true"]')?.focus();
}
