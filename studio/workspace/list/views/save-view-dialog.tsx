import { Input, Modal, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import styles from './views.module.css';

const texts = defineTexts({
  save: { 'zh-CN': '存为视图', en: 'Save as a view' },
  rename: { 'zh-CN': '重命名视图', en: 'Rename the view' },
  name: { 'zh-CN': '名称', en: 'Name' },
  shared: { 'zh-CN': '让所有人都能使用', en: 'Everybody may use it' },
  keeps: {
    'zh-CN': '保存现在的条件、列、排序和分组。',
    en: 'Keeps the conditions, columns, order and groups as they are now.',
  },
  ok: { 'zh-CN': '保存', en: 'Save' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

const LONGEST_NAME = 60;

export interface ViewName {
  readonly name: string;
  readonly shared: boolean;
}

interface SaveViewDialogProps {
  /** Renames this one; without it a new view is made. */
  readonly existing?: ViewName | undefined;
  readonly onSave: (named: ViewName) => Promise<void>;
  readonly onClose: () => void;
}

/** What a saved view is called, and for whom it is. */
export function SaveViewDialog({ existing, onSave, onClose }: SaveViewDialogProps) {
  const t = useTexts(texts);
  const input = useRef<InputRef>(null);
  const [name, setName] = useState(existing?.name ?? '');
  const [shared, setShared] = useState(existing?.shared ?? false);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function save() {
    if (name.trim() === '') return;
    setBusy(true);
    try {
      await onSave({ name: name.trim(), shared });
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={t(existing ? 'rename' : 'save')}
      afterOpenChange={(open) => open && input.current?.focus({ cursor: 'all' })}
      onCancel={onClose}
      onOk={() => void save()}
      okText={t('ok')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      width={420}
    >
      <div className={styles.form}>
        <label htmlFor="view-name">{t('name')}</label>
        <Input
          id="view-name"
          ref={input}
          maxLength={LONGEST_NAME}
          value={name}
          status={problem ? 'error' : ''}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => void save()}
        />
        <label className={styles.shared}>
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)} />
          <span>{t('shared')}</span>
        </label>
        <p role={problem ? 'alert' : undefined} className={problem ? styles.problem : styles.hint}>
          {problem ?? t('keeps')}
        </p>
      </div>
    </Modal>
  );
}
