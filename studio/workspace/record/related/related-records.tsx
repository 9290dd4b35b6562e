import { lazy, Suspense } from 'react';
import { useModel } from '../../../model/model.tsx';
import { RelatedList, type RelatedListProps } from './related-list.tsx';

const RelatedChart = lazy(async () => ({ default: (await import('./related-chart.tsx')).RelatedChart }));

/** Related records as the page says: a list, or a chart where the reader knows what is above what. */
export function RelatedRecords(props: RelatedListProps) {
  const { entities } = useModel();
  const { as, relation } = props.related;
  const target = entities[relation.split('.')[0] ?? ''];
  const isTree = target?.tree !== undefined && target.fields[target.tree] !== undefined;
  if (as !== 'chart' || !isTree) return <RelatedList {...props} />;
  return (
    <Suspense>
      <RelatedChart {...props} />
    </Suspense>
  );
}
