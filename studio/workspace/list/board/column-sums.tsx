import { useLabel } from '../../../language/language.tsx';
import { useModel } from '../../../model/model.tsx';
import { currencySymbol } from '../../../values/currency.ts';
import { formatValue } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { ListColumn } from '../list-columns.ts';
import type { BoardColumn } from './board-columns.ts';
import styles from './board.module.css';

/** What all records of a column add up to, as the server says: the first sum large, the others by their names. */
export function ColumnSums({
  column,
  sums,
}: {
  readonly column: BoardColumn;
  readonly sums: readonly ListColumn[];
}) {
  const label = useLabel();
  const context = useValueContext();
  const { baseCurrency } = useModel();
  if (sums.length === 0) return null;
  const [first, ...others] = sums.map((sum) => ({
    sum,
    text: formatValue(column.totals[sum.key], sum.field, context) || '0',
  }));
  const sign = first!.sum.field.type === 'money' ? `${currencySymbol(baseCurrency, context.language)} ` : '';
  return (
    <div className={styles.sums}>
      <b title={label(first!.sum.label)}>{`${sign}${first!.text}`}</b>
      {others.map(({ sum, text }) => (
        <span key={sum.key}>
          {label(sum.label)} {text}
        </span>
      ))}
    </div>
  );
}
