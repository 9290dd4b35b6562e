import { X } from 'lucide-react';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import styles from './filter.module.css';

const texts = defineTexts({
  remove: { 'zh-CN': '去掉条件：{text}', en: 'Remove the condition: {text}' },
  edit: { 'zh-CN': '修改条件：{text}', en: 'Change the condition: {text}' },
});

interface ChipProps {
  readonly label: string;
  readonly text: string;
  readonly isCode?: boolean;
  readonly onOpen?: (() => void) | undefined;
  readonly onRemove: () => void;
}

/** One condition of a list, with a cross that takes it away. */
export function Chip({ label, text, isCode = false, onOpen, onRemove }: ChipProps) {
  const t = useTexts(texts);
  const whole = [label, text].filter(Boolean).join(' ');
  const inside = (
    <>
      {label && <span>{label}</span>}
      {isCode ? <code>{text}</code> : <b>{text}</b>}
    </>
  );
  return (
    <span className={styles.chip} title={whole}>
      {onOpen ? (
        <button
          type="button"
          className={styles.words}
          aria-label={t('edit', { text: whole })}
          onClick={onOpen}
        >
          {inside}
        </button>
      ) : (
        <span className={styles.words}>{inside}</span>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={t('remove', { text: whole })}
        onClick={onRemove}
      >
        <X size={13} aria-hidden="true" />
      </button>
    </span>
  );
}
