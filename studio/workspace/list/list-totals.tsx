import type { ReactNode } from 'react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { formatNumber, formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { useListTotals, type ListQuestion } from './list-data.ts';
import styles from './list-screen.module.css';

const texts = defineTexts({
  count: { 'zh-CN': '共 {n} 条', en: '{n} {n|record|records}' },
  chosen: { 'zh-CN': '共 {n} 条 · 已选 {chosen} 条', en: '{n} {n|record|records} · {chosen} selected' },
});

interface ListTotalsProps {
  readonly question: ListQuestion;
  readonly count: number | undefined;
  readonly chosen: number;
  /** Beside the figures: what the keyboard does here. */
  readonly hint?: ReactNode;
}

/** The foot of a list: how many, and the totals of the whole list. */
export function ListTotals({ question, count, chosen, hint }: ListTotalsProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const totals = useListTotals(question);
  const shown = question.columns.filter(({ total }) => total !== undefined);
  const n = count === undefined ? '' : formatNumber(count, context);
  const text = chosen > 0 ? t('chosen', { n, chosen: formatNumber(chosen, context) }) : t('count', { n });
  return (
    <footer className={styles.totals}>
      <span role="status">{n === '' ? '' : text}</span>
      {totals.data &&
        shown.map(({ key, field, label: heading }) => (
          <span key={key} className={styles.total}>
            {label(heading)} <b>{formatValue(totals.data[key], field, context) || '—'}</b>
          </span>
        ))}
      {hint}
    </footer>
  );
}
