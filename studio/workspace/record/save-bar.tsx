import { useEffect, useEffectEvent } from 'react';
import { useFormValue } from '../../forms/form-context.tsx';
import type { FormStore } from '../../forms/form-store.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { Button } from '../../ui/button.tsx';
import styles from './record.module.css';

const texts = defineTexts({
  unsaved: { 'zh-CN': '{n} 处未保存', en: '{n} unsaved' },
  discard: { 'zh-CN': '放弃', en: 'Discard' },
  save: { 'zh-CN': '保存', en: 'Save' },
});

interface SaveBarProps {
  readonly entity: EntityDocument;
  readonly store: FormStore;
  readonly saving: boolean;
  /** A new record may be saved as it is. */
  readonly always: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** What is unsaved, 放弃 and 保存; Ctrl S saves from anywhere in the form. */
export function SaveBar({ entity, store, saving, always, onSave, onDiscard }: SaveBarProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const changed = useFormValue(store, (one) => one.changed().join());
  const names = changed === '' ? [] : changed.split(',');
  const shown = always || names.length > 0;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (shown && !saving) onSave();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  if (!shown) return null;
  const fields = names.flatMap((name) => (entity.fields[name] ? [label(entity.fields[name].label)] : []));
  return (
    <footer className={styles.saveBar} data-unsaved>
      <b>{fields.length > 0 ? t('unsaved', { n: fields.length }) : ''}</b>
      <span className={styles.unsavedNames}>{fields.join('、')}</span>
      <Button size="large" onClick={onDiscard}>
        {t('discard')}
      </Button>
      <Button size="large" look="primary" shortcut="Ctrl S" busy={saving} onClick={onSave}>
        {t('save')}
      </Button>
    </footer>
  );
}
