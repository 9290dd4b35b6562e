import { useQuery } from '@tanstack/react-query';
import { aggregate } from '../../../api/records.ts';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { formatValue } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { ListColumn } from '../../list/list-columns.ts';
import styles from './related-list.module.css';

const texts = defineTexts({ total: { 'zh-CN': '合计', en: 'Total' } });

interface RelatedTotalsProps {
  readonly target: EntityDocument;
  readonly columns: readonly ListColumn[];
  readonly filter: string;
}

/** What the columns that want a total add up to, over all records of the list and not only those loaded. */
export function RelatedTotals({ target, columns, filter }: RelatedTotalsProps) {
  const t = useTexts(texts);
  const context = useValueContext();
  const summed = columns.filter(({ total }) => total);
  const totals = useQuery({
    queryKey: ['related', target.key, filter, 'totals', summed.map(({ key }) => key).join()],
    enabled: summed.length > 0,
    queryFn: async ({ signal }) => {
      const measures = summed.map(({ key, path, total }) => ({ fn: total!, field: path, as: key }));
      return (await aggregate({ entity: target.key, filter, measures }, signal))[0] ?? {};
    },
  });
  if (!totals.data) return null;
  return (
    <tfoot>
      <tr>
        {columns.map((column, at) => (
          <td key={column.key} className={column.numeric ? styles.number : undefined}>
            {at === 0 && t('total')}
            {column.total && formatValue(totals.data[column.key], column.field, context)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
