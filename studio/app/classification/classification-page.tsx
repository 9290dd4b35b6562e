import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListTree } from 'lucide-react';
import { listRuleSets } from '../../api/classification.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { RuleSetSection } from './rule-set-section.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '自动分类', en: 'Classification rules' },
  detail: {
    'zh-CN': '规则每天自动运行。先试算看会改什么，再正式运行；锁定的记录不受影响。',
    en: 'Rules run every day by themselves. Try them to see what would change, then run them; pinned records stay.',
  },
  loading: { 'zh-CN': '正在读取规则', en: 'Reading the rules' },
  none: { 'zh-CN': '没有您可以运行的规则', en: 'There are no rules you may run' },
  noneDetail: {
    'zh-CN': '要运行规则，须能查看并批量修改全部相关记录。',
    en: 'Running rules takes the right to see, and to change at once, all records they are about.',
  },
  failed: { 'zh-CN': '没有读到规则', en: 'The rules could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

export const RULES_KEY = ['classification rules'] as const;

/** The rules that classify records: what they are, when they ran, what they would do. */
export function ClassificationPage() {
  const t = useTexts(texts);
  const client = useQueryClient();
  usePageTitle(t('title'));
  const sets = useQuery({ queryKey: RULES_KEY, queryFn: ({ signal }) => listRuleSets(signal) });
  return (
    <PlainPage title={t('title')} detail={t('detail')}>
      {sets.isPending && <SkeletonRows label={t('loading')} />}
      {sets.isError && (
        <Empty
          title={t('failed')}
          detail={sets.error.message}
          action={<Button onClick={() => void sets.refetch()}>{t('retry')}</Button>}
        />
      )}
      {sets.data?.length === 0 && (
        <Empty icon={<ListTree size={32} strokeWidth={1.2} />} title={t('none')} detail={t('noneDetail')} />
      )}
      {sets.data?.map((set) => (
        <RuleSetSection
          key={`${set.scheme} ${set.name}`}
          set={set}
          onRun={() => client.invalidateQueries({ queryKey: RULES_KEY })}
        />
      ))}
    </PlainPage>
  );
}
