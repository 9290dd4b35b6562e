import { useQueryClient } from '@tanstack/react-query';
import { RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { changeJob, type Job } from '../../api/jobs.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { localMoment } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { useMessages } from '../messages/messages.tsx';
import { STATE_NAMES, STATE_TONES } from './job-states.ts';
import { secondsBetween, spanText } from './job-times.ts';
import styles from './jobs.module.css';

const texts = defineTexts({
  system: { 'zh-CN': '系统', en: 'System' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  cancelOf: { 'zh-CN': '取消：{label}', en: 'Cancel {label}' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  retryNow: { 'zh-CN': '立即重试', en: 'Try now' },
  retryOf: { 'zh-CN': '重试：{label}', en: 'Try {label} again' },
  cancelling: { 'zh-CN': '正在取消，等它停下', en: 'Being cancelled; it comes to a stop' },
  took: { 'zh-CN': '用时 {span}', en: 'took {span}' },
  since: { 'zh-CN': '已用 {span}', en: 'for {span}' },
  retries: {
    'zh-CN': '已失败 {count} 次，{at} 再试',
    en: 'Failed {count} times; tried again at {at}',
  },
  progress: { 'zh-CN': '进度', en: 'Progress' },
  soFar: { 'zh-CN': '已处理 {done}', en: '{done} so far' },
  cancelled: { 'zh-CN': '已取消', en: 'Cancelled' },
  asked: { 'zh-CN': '已要求取消', en: 'Asked to cancel' },
  again: { 'zh-CN': '已重新排队', en: 'It waits to be done again' },
  failed: { 'zh-CN': '没有做到：{reason}', en: 'That did not work: {reason}' },
});

/** One job: what, for whom, how far, what came of it, and what can be done about it. */
export function JobLine({ job, readAt }: { readonly job: Job; readonly readAt: number }) {
  const t = useTexts(texts);
  const name = useTexts(STATE_NAMES);
  const { state, label, subject, by, outcome, error, cancelAsked } = job;
  return (
    <li className={styles.job} data-state={state}>
      <span>
        <Tag tone={STATE_TONES[state]}>{name(state)}</Tag>
      </span>
      <div className={styles.what}>
        <p>
          <span className={styles.label}>{label}</span> {subject && <span>{subject}</span>}
        </p>
        <small>{by.id === null ? t('system') : by.name}</small>
        <Progress job={job} />
        {error && <p className={styles.error}>{error}</p>}
        {cancelAsked && state === 'running' && <small>{t('cancelling')}</small>}
        {outcome && <p>{outcome}</p>}
      </div>
      <When job={job} readAt={readAt} />
      <Actions job={job} />
    </li>
  );
}

function Progress({ job: { state, progress } }: { readonly job: Job }) {
  const t = useTexts(texts);
  if (!progress || state === 'done') return null;
  const { done, total } = progress;
  if (total === null || total === 0) return <small>{t('soFar', { done })}</small>;
  return (
    <span className={styles.progress}>
      <progress aria-label={t('progress')} value={Math.min(done, total)} max={total} />
      <small>
        {done} / {total}
      </small>
    </span>
  );
}

function When({ job, readAt }: { readonly job: Job; readonly readAt: number }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { timeZone } = useValueContext();
  const { state, createdAt, startedAt, endedAt, retryAt, failures } = job;
  const span = startedAt && spanText(secondsBetween(startedAt, endedAt, new Date(readAt)), language);
  return (
    <div className={styles.when}>
      <time dateTime={createdAt}>{localMoment(createdAt, timeZone)}</time>
      {span && state === 'running' && <small>{t('since', { span })}</small>}
      {span && endedAt && <small>{t('took', { span })}</small>}
      {state === 'queued' && failures > 0 && retryAt && (
        <small>{t('retries', { count: failures, at: localMoment(retryAt, timeZone).slice(11) })}</small>
      )}
    </div>
  );
}

function Actions({ job }: { readonly job: Job }) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { id, label, state, mayCancel, mayRetry } = job;

  async function change(what: 'cancel' | 'retry') {
    setBusy(true);
    try {
      const changed = await changeJob(id, what);
      const done = changed.state === 'cancelled' ? 'cancelled' : 'asked';
      say({ kind: 'success', text: t(what === 'retry' ? 'again' : done) });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['jobs'] });
    }
  }

  return (
    <div className={styles.actions}>
      {mayRetry && (
        <Button
          icon={<RotateCcw size={14} aria-hidden="true" />}
          aria-label={t('retryOf', { label })}
          busy={busy}
          onClick={() => void change('retry')}
        >
          {t(state === 'queued' ? 'retryNow' : 'retry')}
        </Button>
      )}
      {mayCancel && (
        <Button
          look="quiet"
          icon={<X size={14} aria-hidden="true" />}
          aria-label={t('cancelOf', { label })}
          busy={busy}
          onClick={() => void change('cancel')}
        >
          {t('cancel')}
        </Button>
      )}
    </div>
  );
}
