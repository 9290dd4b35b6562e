import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { LabelText } from '../../language/label-text.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './gate.module.css';

const texts = defineTexts({
  confirm: { 'zh-CN': '请确认', en: 'Please confirm' },
});

interface GateChecklistProps {
  readonly items: readonly { readonly key: string; readonly label: LabelText }[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (key: string) => void;
}

/** What has to be ticked before a record goes on. */
export function GateChecklist({ items, ticked, onTick }: GateChecklistProps) {
  const t = useTexts(texts);
  const label = useLabel();
  if (items.length === 0) return null;
  return (
    <fieldset className={styles.checklist}>
      <legend>{t('confirm')}</legend>
      {items.map(({ key, label: item }) => (
        <label key={key}>
          <Checkbox checked={ticked.has(key)} onChange={() => onTick(key)} />
          <span>{label(item)}</span>
        </label>
      ))}
    </fieldset>
  );
}
