import { useLabel } from '../../../language/language.tsx';
import { useModel } from '../../../model/model.tsx';
import { Chart } from '../../chart/chart.tsx';
import { columnsOf } from '../../list/list-columns.ts';
import { relatedLabel } from '../record-tabs.tsx';
import { relatedFilter } from './related-filter.ts';
import { sortText, type RelatedListProps } from './related-list.tsx';
import { RelatedSection } from './related-section.tsx';
import styles from './related-list.module.css';

/** Records that refer to this one as a chart; on paper it is called after this one too. */
export function RelatedChart({ entity, record, related }: RelatedListProps) {
  const label = useLabel();
  const model = useModel();
  const relation = relatedFilter(related, model, entity, record.id);
  if (!relation?.target.tree) return null;
  const { target, filter } = relation;
  const columns = columnsOf(model, { entity: target.key, columns: related.columns });
  const name = `${label(relatedLabel(related, model))} · ${String(record[entity.title] ?? '')}`;
  const sort = sortText(related) || undefined;
  return (
    <RelatedSection entity={entity} record={record} related={related} relation={relation}>
      <div className={styles.chart}>
        <Chart
          question={{ entity: target, columns, filter, q: undefined, sort }}
          parent={relation.target.tree}
          name={name}
        />
      </div>
    </RelatedSection>
  );
}
