import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListTree } from 'lucide-react';
import { Fragment } from 'react';
import { listRuleSets } from '../../api/classification.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { inOrder, type EntityDocument, type FieldDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { RuleSetSection } from './rule-set-section.tsx';
import { SchemeSection } from './scheme-section.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '分类', en: 'Classification' },
  detail: {
    'zh-CN': '每种分类下有多少记录、哪些没有分类、规则把谁归到哪里。',
    en: 'How many records each node has, which have none, and what the rules put where.',
  },
  none: { 'zh-CN': '您能看到的记录都没有分类', en: 'Nothing you may see is classified' },
  noneDetail: {
    'zh-CN': '管理员在「定制」里新建分类体系，并给实体加一个分类字段。',
    en: 'An administrator makes a scheme under Customise and gives an entity a field for it.',
  },
  failed: { 'zh-CN': '没有读到规则', en: 'The rules could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

export const RULES_KEY = ['classification rules'] as const;

/** Every way records are classified: how they spread over the nodes, and the rules that keep it right. */
export function ClassificationPage() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { entities } = useModel();
  usePageTitle(t('title'));
  const sets = useQuery({ queryKey: RULES_KEY, queryFn: ({ signal }) => listRuleSets(signal) });
  // What is classified in the most ways comes first.
  const classified = Object.values(entities)
    .map(classifiedBy)
    .toSorted((a, b) => b.length - a.length)
    .flat();
  return (
    <PlainPage title={t('title')} detail={t('detail')}>
      {sets.isError && (
        <Empty
          title={t('failed')}
          detail={sets.error.message}
          action={<Button onClick={() => void sets.refetch()}>{t('retry')}</Button>}
        />
      )}
      {classified.length === 0 && (
        <Empty icon={<ListTree size={32} strokeWidth={1.2} />} title={t('none')} detail={t('noneDetail')} />
      )}
      {classified.map(({ entity, field }) => (
        <Fragment key={`${entity.key} ${field.name}`}>
          <SchemeSection entity={entity} field={field} />
          {sets.data
            ?.filter((set) => set.entity === entity.key && set.field === field.name)
            .map((set) => (
              <RuleSetSection
                key={`${set.scheme} ${set.name}`}
                set={set}
                onRun={() => client.invalidateQueries({ queryKey: RULES_KEY })}
              />
            ))}
        </Fragment>
      ))}
    </PlainPage>
  );
}

function classifiedBy(entity: EntityDocument): { entity: EntityDocument; field: FieldDocument }[] {
  return inOrder(entity.fields)
    .filter(([, { type, computed, filterable }]) => type === 'classification' && !computed && filterable)
    .map(([, field]) => ({ entity, field }));
}
