import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Download, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { exportLog, readLog, type LogQuestion } from '../../api/operation-log.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useIsAdmin } from '../session/session.tsx';
import { LogEntry } from './log-entry.tsx';
import { LogFilters } from './log-filters.tsx';
import { SealLine } from './seal-line.tsx';
import styles from './operation-log.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '操作日志', en: 'Operation log' },
  detail: {
    'zh-CN': '每个人做过的事，自动记录。任何人都不能修改或删除；旧的行只能归档。',
    en: 'What everybody did, written down by itself. Nobody can change or delete it; old rows are only archived.',
  },
  export: { 'zh-CN': '导出 CSV', en: 'Export CSV' },
  exported: {
    'zh-CN': '操作日志已导出，这次导出也记在日志里',
    en: 'The log is exported; the export stands in it too',
  },
  exportFailed: { 'zh-CN': '没有导出：{reason}', en: 'Nothing was exported: {reason}' },
  list: { 'zh-CN': '记录', en: 'Entries' },
  more: { 'zh-CN': '更早的', en: 'Earlier ones' },
  empty: { 'zh-CN': '没有符合条件的记录', en: 'Nothing was logged that fits' },
  all: { 'zh-CN': '显示全部', en: 'Show all' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  unreadable: { 'zh-CN': '读不出来', en: 'This could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** Who did what and when, for the administrator. */
export function OperationLogPage() {
  const t = useTexts(texts);
  const isAdmin = useIsAdmin();
  usePageTitle(t('title'));
  return isAdmin ? <OperationLog /> : <NotFoundPage />;
}

function OperationLog() {
  const t = useTexts(texts);
  const [question, setQuestion] = useState<LogQuestion>({});
  // Filters that were chosen from calendars forget with the page; a new key lets them begin anew.
  const [cleared, setCleared] = useState(0);
  const log = useLog(question);
  const entries =
    log.data?.pages.flatMap(({ items, titles }) => items.map((entry) => ({ entry, titles }))) ?? [];
  const showAll = () => {
    setQuestion({});
    setCleared((count) => count + 1);
  };
  return (
    <PlainPage title={t('title')} detail={t('detail')} actions={<ExportButton question={question} />}>
      <SealLine />
      <LogFilters
        key={cleared}
        question={question}
        onChange={(changes) => setQuestion((earlier) => ({ ...earlier, ...changes }))}
      />
      {log.isPending && <SkeletonRows label={t('loading')} />}
      {log.error && (
        <Empty
          title={t('unreadable')}
          detail={log.error.message}
          action={<Button onClick={() => void log.refetch()}>{t('retry')}</Button>}
        />
      )}
      {log.data && entries.length === 0 && (
        <Empty
          icon={<ScrollText size={32} strokeWidth={1.2} />}
          title={t('empty')}
          action={<Button onClick={showAll}>{t('all')}</Button>}
        />
      )}
      <ul aria-label={t('list')}>
        {entries.map(({ entry, titles }) => (
          <LogEntry key={entry.id} entry={entry} titles={titles} />
        ))}
      </ul>
      {log.hasNextPage && (
        <div className={styles.more}>
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </PlainPage>
  );
}

function useLog(question: LogQuestion) {
  return useInfiniteQuery({
    queryKey: ['log', 'entries', question],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => readLog(question, pageParam, signal),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

function ExportButton({ question }: { readonly question: LogQuestion }) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);

  async function take() {
    setBusy(true);
    try {
      const { name, content } = await exportLog(question);
      saveFile(name, content);
      say({ kind: 'success', text: t('exported') });
      await client.invalidateQueries({ queryKey: ['log', 'entries'] });
    } catch (error) {
      say({ kind: 'failure', text: t('exportFailed', { reason: (error as Error).message }) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button icon={<Download size={15} aria-hidden="true" />} busy={busy} onClick={() => void take()}>
      {t('export')}
    </Button>
  );
}
