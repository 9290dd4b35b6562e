import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Network, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useTexts, useWord } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { fieldsOf, listKey, type ListQuestion } from '../list/list-data.ts';
import { MOST, readAll } from '../list/rows/use-tree-rows.ts';
import { ChartSurface } from './chart-surface.tsx';
import { useChart } from './use-chart.ts';

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  failed: { 'zh-CN': '图读不出来', en: 'The chart could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  none: { 'zh-CN': '没有{name}可画', en: 'No {name} to draw' },
  many: { 'zh-CN': '超过 {n} 条，画不成图', en: 'More than {n} are too many for a chart' },
  narrow: { 'zh-CN': '请加上条件，或改用列表', en: 'Add conditions, or use the list' },
});

export interface ChartProps {
  readonly question: ListQuestion;
  /** The field by which the records form a tree. */
  readonly parent: string;
  readonly levels?: number | undefined;
  /** What the chart is called, on paper too. */
  readonly name: string;
  /** What helps where there is nothing. */
  readonly widen?: ReactNode;
}

/** Records that form a tree as cards joined to those above and below them. */
export function Chart(props: ChartProps) {
  const { question, parent, widen } = props;
  const { entity, filter, q, sort } = question;
  const t = useTexts(texts);
  const word = useWord();
  const fields = [...new Set([...fieldsOf(question), parent])];
  const { data, error, refetch } = useQuery({
    queryKey: [...listKey(entity.key), 'chart', filter, q, sort, fields],
    queryFn: ({ signal }) => readAll(question, fields, signal),
    placeholderData: keepPreviousData,
  });
  const warning = <TriangleAlert size={32} strokeWidth={1.2} />;
  if (error) {
    const again = <Button onClick={() => void refetch()}>{t('retry')}</Button>;
    return <Empty icon={warning} title={t('failed')} detail={error.message} action={again} />;
  }
  if (data === undefined) return <SkeletonRows rows={6} label={t('loading')} />;
  if (data === null) return <Empty icon={warning} title={t('many', { n: MOST })} detail={t('narrow')} />;
  if (data.length === 0) {
    const icon = <Network size={32} strokeWidth={1.2} />;
    return <Empty icon={icon} title={t('none', { name: word(entity.pluralLabel) })} action={widen} />;
  }
  return <Drawn {...props} rows={data} />;
}

function Drawn({
  question,
  parent,
  levels,
  name,
  rows,
}: ChartProps & { readonly rows: readonly RecordData[] }) {
  const { entity, columns } = question;
  const work = useChart({ entity, parent, columns, rows, levels });
  return <ChartSurface work={work} name={name} />;
}
