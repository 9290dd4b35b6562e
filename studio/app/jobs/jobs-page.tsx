import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { readJobs, type JobPage, type JobQuestion, type JobState } from '../../api/jobs.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useIsAdmin } from '../session/session.tsx';
import { JobLine } from './job-line.tsx';
import { JOB_STATES, STATE_NAMES } from './job-states.ts';
import styles from './jobs.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '后台任务', en: 'Jobs' },
  detail: {
    'zh-CN': '系统在后台做的事：进度、结果和失败原因。失败的会自动重试几次，之后留在这里等人处理。',
    en: 'What is done in the background: how far, what came of it, why it failed. Failed jobs are tried again a few times, then wait here for somebody.',
  },
  states: { 'zh-CN': '按状态筛选', en: 'Filter by state' },
  all: { 'zh-CN': '全部', en: 'All' },
  mine: { 'zh-CN': '只看我发起的', en: 'Only mine' },
  list: { 'zh-CN': '任务', en: 'Jobs' },
  more: { 'zh-CN': '更早的', en: 'Earlier ones' },
  none: { 'zh-CN': '还没有任务', en: 'There are no jobs yet' },
  noneDetail: {
    'zh-CN': '每日快照、定时规则和耗时的操作会出现在这里。',
    en: 'Daily snapshots, rules by schedule and whatever takes long appear here.',
  },
  noneOfState: { 'zh-CN': '没有符合条件的任务', en: 'No job fits' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  unreadable: { 'zh-CN': '读不出来', en: 'This could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** While something moves the page follows it closely. */
const LIVE_MS = 2000;
const IDLE_MS = 15_000;

/** The jobs one asked for; who administers sees everybody's. */
export function JobsPage() {
  const t = useTexts(texts);
  const [question, setQuestion] = useState<JobQuestion>({});
  usePageTitle(t('title'));
  const jobs = useJobs(question);
  const pages = jobs.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const counts = pages[0]?.counts;
  return (
    <PlainPage title={t('title')} detail={t('detail')}>
      <Filters question={question} counts={counts} onChange={setQuestion} />
      {jobs.isPending && <SkeletonRows label={t('loading')} />}
      {jobs.error && (
        <Empty
          title={t('unreadable')}
          detail={jobs.error.message}
          action={<Button onClick={() => void jobs.refetch()}>{t('retry')}</Button>}
        />
      )}
      {jobs.data && items.length === 0 && <NoJobs question={question} onAll={() => setQuestion({})} />}
      <ul aria-label={t('list')}>
        {items.map((job) => (
          <JobLine key={job.id} job={job} readAt={jobs.dataUpdatedAt} />
        ))}
      </ul>
      {jobs.hasNextPage && (
        <div className={styles.more}>
          <Button busy={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </PlainPage>
  );
}

interface FiltersProps {
  readonly question: JobQuestion;
  readonly counts: JobPage['counts'] | undefined;
  readonly onChange: (question: JobQuestion) => void;
}

function Filters({ question, counts, onChange }: FiltersProps) {
  const t = useTexts(texts);
  const name = useTexts(STATE_NAMES);
  const isAdmin = useIsAdmin();
  const chip = (state: JobState | undefined, label: string, count: number | undefined) => (
    <button
      key={state ?? 'all'}
      type="button"
      className={styles.chip}
      aria-pressed={question.state === state}
      onClick={() => onChange({ ...question, state })}
    >
      {label}
      {count !== undefined && <b>{count}</b>}
    </button>
  );
  return (
    <div className={styles.filters}>
      <div className={styles.chips} role="group" aria-label={t('states')}>
        {chip(undefined, t('all'), undefined)}
        {JOB_STATES.map((state) => chip(state, name(state), counts?.[state]))}
      </div>
      {isAdmin && (
        <label className={styles.mine}>
          <Checkbox
            checked={question.mine ?? false}
            onChange={({ target }) => onChange({ ...question, mine: target.checked })}
          />
          {t('mine')}
        </label>
      )}
    </div>
  );
}

function NoJobs({ question, onAll }: { readonly question: JobQuestion; readonly onAll: () => void }) {
  const t = useTexts(texts);
  const icon = <ListChecks size={32} strokeWidth={1.2} />;
  if (!question.state && !question.mine)
    return <Empty icon={icon} title={t('none')} detail={t('noneDetail')} />;
  return <Empty icon={icon} title={t('noneOfState')} action={<Button onClick={onAll}>{t('all')}</Button>} />;
}

function useJobs(question: JobQuestion) {
  return useInfiniteQuery({
    queryKey: ['jobs', question],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => readJobs(question, pageParam, signal),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const counts = state.data?.pages[0]?.counts;
      return counts && counts.running + counts.queued > 0 ? LIVE_MS : IDLE_MS;
    },
  });
}
