import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { readRun, type ClassificationRun, type RuleSet } from '../../api/classification.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import { recordPath } from '../../model/paths.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { FieldValue } from '../../values/field-value.tsx';
import { formatNumber, localMoment } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { measure } from '../../workspace/record/classification/classification-history.tsx';
import styles from './classification.module.css';

const texts = defineTexts({
  runs: { 'zh-CN': '运行记录', en: 'Runs' },
  never: { 'zh-CN': '还没有运行过', en: 'It has never run' },
  schedule: { 'zh-CN': '定时', en: 'By the clock' },
  person: { 'zh-CN': '手动', en: 'Started by hand' },
  change: { 'zh-CN': '数据变化', en: 'After a change' },
  counts: {
    'zh-CN': '看 {lookedAt} · 改 {changed} · 锁定 {pinned}',
    en: '{lookedAt} looked at · {changed} changed · {pinned} pinned',
  },
  failed: { 'zh-CN': '失败 {n}', en: '{n} failed' },
  running: { 'zh-CN': '正在运行', en: 'Running' },
  asOf: { 'zh-CN': '按 {day}', en: 'as of {day}' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  nothing: { 'zh-CN': '这次没有改动任何记录', en: 'This run changed nothing' },
});

interface RunListProps {
  readonly set: RuleSet;
  readonly entity: EntityDocument;
  readonly field: FieldDocument;
}

/** The latest runs; each opens to what it changed. */
export function RunList({ set, entity, field }: RunListProps) {
  const t = useTexts(texts);
  return (
    <>
      <h3>{t('runs')}</h3>
      {set.runs.length === 0 && <p className={styles.never}>{t('never')}</p>}
      <ul className={styles.runs}>
        {set.runs.map((run) => (
          <RunLine key={run.id} set={set} entity={entity} field={field} run={run} />
        ))}
      </ul>
    </>
  );
}

function RunLine({ set, entity, field, run }: RunListProps & { readonly run: ClassificationRun }) {
  const t = useTexts(texts);
  const context = useValueContext();
  const [open, setOpen] = useState(false);
  const Arrow = open ? ChevronDown : ChevronRight;
  const number = (n: number) => formatNumber(n, context);
  const { lookedAt, changed, pinned, failed } = run;
  return (
    <li>
      <button type="button" aria-expanded={open} className={styles.run} onClick={() => setOpen(!open)}>
        <Arrow size={14} aria-hidden="true" />
        <time dateTime={run.startedAt}>{localMoment(run.startedAt, context.timeZone).slice(0, 16)}</time>
        <span>
          {t(run.trigger)} · {t('asOf', { day: run.asOf })}
        </span>
        <span>
          {run.finishedAt === null
            ? t('running')
            : t('counts', { lookedAt: number(lookedAt), changed: number(changed), pinned: number(pinned) })}
          {failed > 0 && <em> · {t('failed', { n: number(failed) })}</em>}
        </span>
      </button>
      {open && <RunChanges set={set} entity={entity} field={field} run={run} />}
    </li>
  );
}

function RunChanges({ set, entity, field, run }: RunListProps & { readonly run: ClassificationRun }) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const found = useQuery({
    queryKey: ['classification run', run.id],
    queryFn: ({ signal }) => readRun(set, run.id, signal),
  });
  const ruleLabel = (key: string | null) =>
    label(set.rules.find(({ name }) => key === `${set.name}.${name}`)?.label) || (key ?? '');
  if (found.isPending) return <SkeletonRows label={t('loading')} />;
  if (found.isError) return <p role="alert">{found.error.message}</p>;
  if (found.data.changes.length === 0) return <p className={styles.never}>{t('nothing')}</p>;
  return (
    <ul className={styles.moves}>
      {found.data.changes.map((change) => (
        <li key={change.id}>
          <Link to={recordPath(entity.key, change.recordId)}>{change.title ?? '—'}</Link>
          <span className={styles.move}>
            <FieldValue value={change.old} field={field} context={context} />
            <span aria-hidden="true">→</span>
            <FieldValue value={change.new} field={field} context={context} />
          </span>
          <span>
            {ruleLabel(change.rule)}
            {change.measured !== null && ` · ${measure(change.measured, context)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
