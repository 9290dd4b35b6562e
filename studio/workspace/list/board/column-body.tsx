import type { ReactNode } from 'react';
import type { RecordData } from '../../../api/records.ts';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import { formatNumber } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { ColumnCards } from './board-data.ts';
import styles from './board.module.css';

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  none: { 'zh-CN': '没有', en: 'None' },
  more: { 'zh-CN': '再显示（还有 {n} 条）', en: 'Show more ({n} left)' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

interface ColumnBodyProps {
  readonly cards: ColumnCards | undefined;
  /** How many the column has in all. */
  readonly count: number;
  readonly onMore: () => void;
  readonly children: (row: RecordData, at: number) => ReactNode;
}

/** The cards of a column as far as they are shown. */
export function ColumnBody({ cards, count, onMore, children }: ColumnBodyProps) {
  const t = useTexts(texts);
  const context = useValueContext();
  if (cards?.error) {
    return (
      <div className={styles.none} role="alert">
        {cards.error.message}
        <button type="button" className={styles.more} onClick={cards.retry}>
          {t('retry')}
        </button>
      </div>
    );
  }
  const rows = cards?.cards;
  if (!rows) {
    return (
      <div className={styles.cards} role="status" aria-label={t('loading')}>
        {Array.from({ length: Math.min(3, count) }, (_, at) => (
          <div key={at} className={styles.waiting} />
        ))}
      </div>
    );
  }
  if (rows.length === 0) return <p className={styles.none}>{t('none')}</p>;
  const left = count - rows.length;
  return (
    <div className={styles.cards}>
      <ol>{rows.map(children)}</ol>
      {left > 0 && (
        <button type="button" className={styles.more} onClick={onMore}>
          {t('more', { n: formatNumber(left, context) })}
        </button>
      )}
    </div>
  );
}
