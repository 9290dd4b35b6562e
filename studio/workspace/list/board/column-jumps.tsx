import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { Dot } from '../../../ui/tag.tsx';
import { formatNumber } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { BoardColumn } from './board-columns.ts';
import { columnSelector } from './use-holding.ts';
import styles from './board.module.css';

const texts = defineTexts({
  columns: { 'zh-CN': '看板的列', en: 'Columns of the board' },
});

interface ColumnJumpsProps {
  readonly columns: readonly BoardColumn[];
  readonly onOpen: (key: string) => void;
}

/** On a phone one column fills the screen: a tap brings another. */
export function ColumnJumps({ columns, onOpen }: ColumnJumpsProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  function jump(key: string) {
    onOpen(key);
    requestAnimationFrame(() =>
      document.querySelector(columnSelector(key))?.scrollIntoView({ inline: 'start', block: 'nearest' }),
    );
  }
  return (
    <nav aria-label={t('columns')} className={styles.jumps}>
      {columns.map(({ key, label: name, tone, count }) => (
        <button key={key} type="button" onClick={() => jump(key)}>
          <Dot tone={tone} />
          {label(name)}
          <small>{formatNumber(count, context)}</small>
        </button>
      ))}
    </nav>
  );
}
