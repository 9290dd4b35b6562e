import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { formatNumber, formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { useListTotals, type ListQuestion } from './list-data.ts';
import styles from './list-screen.module.css';

const texts = defineTexts({
  count: { 'zh-CN': '共 {n} 条', en: '{n} records' },
});

/** The foot of a list: how many, and the totals of the whole list. */
export function ListTotals({
  question,
  filter,
  count,
}: {
  readonly question: ListQuestion;
  readonly filter: string | undefined;
  readonly count: number | undefined;
}) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const totals = useListTotals(question, filter);
  return (
    <footer className={styles.totals}>
      <span>{count === undefined ? '' : t('count', { n: formatNumber(count, context) })}</span>
      {question.columns.map(({ key, total, field, label: heading }) =>
        total && totals.data ? (
          <span key={key} className={styles.total}>
            {label(heading)} <b>{formatValue(totals.data[key], field, context) || '—'}</b>
          </span>
        ) : null,
      )}
    </footer>
  );
}
