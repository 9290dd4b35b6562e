import { Lock } from 'lucide-react';
import { useState } from 'react';
import { defineTexts, useLanguage, useTexts } from '../../../language/language.tsx';
import type { RecordData } from '../../../api/records.ts';
import type { EntityDocument } from '../../../model/model-document.ts';
import { Button } from '../../../ui/button.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useValueContext } from '../../../values/value-context.ts';
import { ActivityLine } from './activity-line.tsx';
import { byDay, dayName } from './day-groups.ts';
import { LogLine } from './log-line.tsx';
import { QuickLog } from './quick-log.tsx';
import { useTimeline, type TimelineItem } from './timeline-data.ts';
import styles from './timeline.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '时间线', en: 'Timeline' },
  all: { 'zh-CN': '全部', en: 'All' },
  activity: { 'zh-CN': '活动', en: 'Activities' },
  log: { 'zh-CN': '操作日志', en: 'Log' },
  none: { 'zh-CN': '还没有记录', en: 'Nothing yet' },
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  more: { 'zh-CN': '再早一些', en: 'Earlier' },
  ahead: { 'zh-CN': '接下来', en: 'Coming up' },
  fixed: {
    'zh-CN': '操作日志自动生成，任何人都不能修改或删除',
    en: 'Nobody can change or delete the log',
  },
  failed: { 'zh-CN': '读不出来：{reason}', en: 'Could not be read: {reason}' },
});

type Shown = 'all' | 'activity' | 'log';

interface TimelineProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
}

/** What is coming up, what was done and what was changed, with a line to log what has just happened. */
export function Timeline({ entity, record }: TimelineProps) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { timeZone, today } = useValueContext();
  const [shown, setShown] = useState<Shown>('all');
  const { items, titles, relations, log, pending, readAt } = useTimeline(entity, record.id, shown === 'log');
  const wanted = items.filter(({ kind }) => shown === 'all' || shown === kind);
  const ahead = wanted.filter(({ kind, at }) => kind === 'activity' && at > readAt).toReversed();
  const past = wanted.filter((item) => !ahead.includes(item));
  const line = (item: TimelineItem) =>
    item.kind === 'activity' ? (
      <ActivityLine key={item.id} item={item} ahead={item.at > readAt} />
    ) : (
      <LogLine key={item.id} entry={item.entry} entity={entity} titles={titles} />
    );
  return (
    <section className={styles.timeline} aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
        {relations.length > 0 && (
          <div role="group" aria-label={t('title')} className={styles.choice}>
            {(['all', 'activity', 'log'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={one === shown} onClick={() => setShown(one)}>
                {t(one)}
              </button>
            ))}
          </div>
        )}
      </header>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('title')}>
        {relations
          .filter(({ target, field }) => target.allows.create && field.writable)
          .map((relation) => (
            <QuickLog key={relation.target.key} relation={relation} entity={entity} record={record} />
          ))}
        {log.error && <p role="alert">{t('failed', { reason: log.error.message })}</p>}
        {pending && <SkeletonRows rows={4} label={t('loading')} />}
        {!pending && wanted.length === 0 && <p className={styles.none}>{t('none')}</p>}
        {ahead.length > 0 && <h3 className={styles.day}>{t('ahead')}</h3>}
        {ahead.length > 0 && <ol>{ahead.map(line)}</ol>}
        {byDay(past, timeZone).map(({ day, items: ofDay }) => (
          <div key={day}>
            <h3 className={styles.day}>{dayName(day, today, language)}</h3>
            <ol>{ofDay.map(line)}</ol>
          </div>
        ))}
        {log.hasNextPage && shown !== 'activity' && (
          <Button look="quiet" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
      <p className={styles.fixed}>
        <Lock size={12} strokeWidth={1.6} aria-hidden="true" /> {t('fixed')}
      </p>
    </section>
  );
}
