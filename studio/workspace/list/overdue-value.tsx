import { defineTexts, useTexts } from '../../language/language.tsx';
import type { FieldDocument } from '../../model/model-document.ts';
import { formatValue, type ValueContext } from '../../values/format-value.ts';
import styles from './overdue-value.module.css';

const texts = defineTexts({
  late: { 'zh-CN': '逾期 {n} 天', en: '{n} d late' },
});

/** A date by which something was to be done, and how long ago that was; after days its time of day is no matter. */
export function OverdueValue({
  value,
  days,
  field,
  context,
}: {
  readonly value: unknown;
  readonly days: number;
  readonly field: FieldDocument;
  readonly context: ValueContext;
}) {
  const t = useTexts(texts);
  const text = formatValue(value, field, context);
  return (
    <span className={styles.late} title={text}>
      {days > 1 ? text.split(' ')[0] : text} <small>{t('late', { n: days })}</small>
    </span>
  );
}
