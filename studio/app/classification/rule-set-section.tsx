import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { FlaskConical, Play } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { readJob } from '../../api/jobs.ts';
import { startRun, tryRules, type RuleSet, type Trial } from '../../api/classification.ts';
import { nodePath } from '../../designer/node/node-path.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useEntity, useModel } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { FieldValue } from '../../values/field-value.tsx';
import { useValueContext } from '../../values/value-context.ts';
import { useMessages } from '../messages/messages.tsx';
import { RunList } from './run-list.tsx';
import { TrialResult } from './trial-result.tsx';
import styles from './classification.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '自动规则 · {name}', en: 'Rules · {name}' },
  daily: { 'zh-CN': '每天 {at} 运行', en: 'Every day at {at}' },
  onChange: { 'zh-CN': '数据变化时立即重判', en: 'Again as soon as something changes' },
  asked: { 'zh-CN': '只在手动时运行', en: 'Only when somebody starts it' },
  rules: {
    'zh-CN': '规则（自上而下，先符合者决定）',
    en: 'Rules: from the top, the first that holds decides',
  },
  edit: { 'zh-CN': '修改规则', en: 'Change the rules' },
  asOf: { 'zh-CN': '按哪天', en: 'As of' },
  today: { 'zh-CN': '今天', en: 'Today' },
  attempt: { 'zh-CN': '试算', en: 'Try' },
  run: { 'zh-CN': '运行', en: 'Run' },
  done: { 'zh-CN': '运行完毕', en: 'The rules have run' },
  failed: { 'zh-CN': '没有运行：{reason}', en: 'Not run: {reason}' },
});

interface RuleSetSectionProps {
  readonly set: RuleSet;
  readonly onRun: () => Promise<void>;
}

/** One set of rules: in words, to try, to run, and its runs. */
export function RuleSetSection({ set, onRun }: RuleSetSectionProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { rights } = useModel();
  const entity = useEntity(set.entity);
  const field = entity?.fields[set.field];
  const [asOf, setAsOf] = useState<string>();
  const { trial, busy, attempt, run } = useRunning(set, asOf, onRun);
  if (!entity || !field) return null;
  const when = [set.at && t('daily', { at: set.at }), set.onChange && t('onChange')].filter(Boolean);
  return (
    <section className={styles.set} aria-label={label(set.label)}>
      <header className={styles.head}>
        <div>
          <h2>{t('title', { name: label(set.label) })}</h2>
          <p>{when.length > 0 ? when.join(' · ') : t('asked')}</p>
        </div>
        {rights.includes('customise') && (
          <Link className={styles.edit!} to={nodePath('classification', set.scheme, ['automatic', set.name])}>
            {t('edit')}
          </Link>
        )}
        <label className={styles.asOf}>
          <span>{t('asOf')}</span>
          <DatePicker
            placeholder={t('today')}
            value={asOf ? dayjs(asOf) : null}
            maxDate={dayjs(context.today)}
            onChange={(day) => setAsOf(day?.format('YYYY-MM-DD'))}
          />
        </label>
        <Button
          icon={<FlaskConical size={14} aria-hidden="true" />}
          busy={busy === 'try'}
          onClick={() => void attempt()}
        >
          {t('attempt')}
        </Button>
        <Button
          look="primary"
          icon={<Play size={14} aria-hidden="true" />}
          busy={busy === 'run'}
          onClick={() => void run()}
        >
          {t('run')}
        </Button>
      </header>
      <ol className={styles.rules} aria-label={t('rules')}>
        {set.rules.map((rule) => (
          <li key={rule.name}>
            <span>{label(rule.label)}</span>
            <span aria-hidden="true">→</span>
            <FieldValue value={rule.to} field={field} context={context} />
          </li>
        ))}
      </ol>
      {trial && <TrialResult set={set} entity={entity} field={field} trial={trial} />}
      <RunList set={set} entity={entity} field={field} />
    </section>
  );
}

const POLL_MS = 500;

/** Tries the rules, or has them run and waits for the end of it. */
function useRunning(set: RuleSet, asOf: string | undefined, onRun: () => Promise<void>) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const [trial, setTrial] = useState<Trial>();
  const [busy, setBusy] = useState<'try' | 'run'>();

  async function guarded(what: 'try' | 'run', work: () => Promise<void>) {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    } finally {
      setBusy(undefined);
    }
  }

  const attempt = () => guarded('try', async () => setTrial(await tryRules(set, asOf)));
  const run = () =>
    guarded('run', async () => {
      const job = await startRun(set, asOf);
      for (;;) {
        const { state, outcome, error } = await readJob(job);
        if (state === 'done') {
          say({ kind: 'success', text: outcome ?? t('done') });
          break;
        }
        if (state === 'failed' || state === 'cancelled') throw new Error(error ?? state);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
      setTrial(undefined);
      await onRun();
    });
  return { trial, busy, attempt, run };
}
