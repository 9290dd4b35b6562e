import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { readPlan } from '../../api/drafts.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { countChanges } from '../draft/changes.ts';
import { useDraft } from '../draft/draft-provider.tsx';
import { PlanView } from './plan-view.tsx';
import type { Answers } from './questions.tsx';
import { PublishFoot } from './publish-foot.tsx';
import { VersionList } from './version-list.tsx';
import styles from './publish.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '发布中心', en: 'Publish' },
  versions: { 'zh-CN': '版本历史', en: 'Versions' },
  none: { 'zh-CN': '草稿里没有改动', en: 'The draft changes nothing' },
  noneDetail: {
    'zh-CN': '到“定制”里改字段、选项、表单或角色，再回来发布。',
    en: 'Change fields, choices, forms or roles under Customise, then publish here.',
  },
  customise: { 'zh-CN': '去定制', en: 'Customise' },
  computing: { 'zh-CN': '正在按现有数据计算影响', en: 'Computing the effect on the records there are' },
  unreadable: { 'zh-CN': '影响算不出来', en: 'The effect could not be computed' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** What the draft does, whom it touches, what is still to be answered; then into force. */
export function PublishPage() {
  const t = useTexts(texts);
  const { changes } = useDraft();
  usePageTitle(t('title'));
  return (
    <div className={styles.publish}>
      <section className={styles.main} aria-label={t('title')}>
        {countChanges(changes) === 0 ? (
          <Empty
            title={t('none')}
            detail={t('noneDetail')}
            action={<Link to="/customise">{t('customise')}</Link>}
          />
        ) : (
          <Plan />
        )}
      </section>
      <aside className={styles.side}>
        <h2>{t('versions')}</h2>
        <VersionList />
      </aside>
    </div>
  );
}

function Plan() {
  const t = useTexts(texts);
  const { changes, settled } = useDraft();
  const [answers, setAnswers] = useState<Answers>({});
  const plan = useQuery({
    queryKey: ['drafts', 'plan', changes],
    retry: false,
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const draft = await settled();
      return draft ? readPlan(draft.id, signal) : null;
    },
  });
  if (plan.isPending) return <SkeletonRows label={t('computing')} />;
  if (plan.error || !plan.data)
    return (
      <Empty
        title={t('unreadable')}
        detail={plan.error?.message}
        action={<Button onClick={() => void plan.refetch()}>{t('retry')}</Button>}
      />
    );
  return (
    <>
      <PlanView
        plan={plan.data}
        answers={answers}
        onAnswer={(id, answer) => setAnswers((all) => ({ ...all, [id]: answer }))}
      />
      <PublishFoot plan={plan.data} answers={answers} />
    </>
  );
}
