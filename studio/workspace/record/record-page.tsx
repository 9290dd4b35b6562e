import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { readRecord } from '../../api/records.ts';
import { Problem } from '../../api/problem.ts';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { recordKey } from '../../forms/saving/record-saver.ts';
import { RecordScreen } from './record-screen.tsx';

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  failed: { 'zh-CN': '这条记录读不出来', en: 'The record could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** One record: facts, form, related lists, timeline. */
export function RecordPage() {
  const t = useTexts(texts);
  const { entity: key = '', id = '' } = useParams();
  const entity = useModel().entities[key];
  const record = useQuery({
    queryKey: recordKey(key, id),
    enabled: entity !== undefined,
    queryFn: ({ signal }) => readRecord(key, id, signal),
    refetchOnWindowFocus: false,
  });
  if (!entity || (record.error instanceof Problem && record.error.status === 404)) return <NotFoundPage />;
  if (record.error)
    return (
      <Empty
        title={t('failed')}
        detail={record.error.message}
        action={<Button onClick={() => void record.refetch()}>{t('retry')}</Button>}
      />
    );
  if (!record.data) return <SkeletonRows label={t('loading')} />;
  return <RecordScreen key={id} entity={entity} record={record.data} />;
}
