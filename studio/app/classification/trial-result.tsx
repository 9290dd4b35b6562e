import { Pin } from 'lucide-react';
import { Link } from 'react-router';
import type { RuleSet, Trial } from '../../api/classification.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import { recordPath } from '../../model/paths.ts';
import { FieldValue } from '../../values/field-value.tsx';
import { formatNumber } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { measure } from '../../workspace/record/classification/classification-history.tsx';
import styles from './classification.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '{asOf} 的试算，什么都没有写入', en: 'Tried as of {asOf}; nothing was written' },
  sum: {
    'zh-CN': '看了 {lookedAt} 条，会改 {moving} 条，锁定不动 {pinned} 条',
    en: 'Looked at {lookedAt}; {moving} would change, {pinned} are pinned',
  },
  nothing: { 'zh-CN': '都已正确，没有要改的', en: 'All are right; nothing would change' },
  pinned: { 'zh-CN': '已锁定', en: 'Pinned' },
  first: { 'zh-CN': '其中前 {n} 条', en: 'The first {n}' },
  these: { 'zh-CN': '这些记录', en: 'These records' },
});

interface TrialResultProps {
  readonly set: RuleSet;
  readonly entity: EntityDocument;
  readonly field: FieldDocument;
  readonly trial: Trial;
}

/** What a run would do: from where to where how many, and the first records. */
export function TrialResult({ set, entity, field, trial }: TrialResultProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const moving = trial.counts.reduce((sum, { count }) => sum + count, 0);
  const number = (n: number) => formatNumber(n, context);
  const ruleLabel = (name: string) => label(set.rules.find((rule) => rule.name === name)?.label) || name;
  return (
    <div className={styles.trial} aria-live="polite">
      <h3>{t('title', { asOf: trial.asOf })}</h3>
      <p>
        {moving === 0 && trial.pinned === 0
          ? t('nothing')
          : t('sum', {
              lookedAt: number(trial.lookedAt),
              moving: number(moving),
              pinned: number(trial.pinned),
            })}
      </p>
      <ul className={styles.counts}>
        {trial.counts.map(({ old, to, count }) => (
          <li key={`${old} ${to}`}>
            <FieldValue value={old} field={field} context={context} />
            <span aria-hidden="true">→</span>
            <FieldValue value={to} field={field} context={context} />
            <b>{number(count)}</b>
          </li>
        ))}
      </ul>
      {trial.moves.length > 0 && (
        <>
          <h3>
            {trial.moves.length < moving + trial.pinned
              ? t('first', { n: number(trial.moves.length) })
              : t('these')}
          </h3>
          <ul className={styles.moves}>
            {trial.moves.map((move) => (
              <li key={move.recordId}>
                <Link to={recordPath(entity.key, move.recordId)}>{move.title ?? '—'}</Link>
                <span className={styles.move}>
                  <FieldValue value={move.old} field={field} context={context} />
                  <span aria-hidden="true">→</span>
                  <FieldValue value={move.to} field={field} context={context} />
                </span>
                <span>
                  {ruleLabel(move.rule)}
                  {move.measured !== null && ` · ${measure(move.measured, context)}`}
                </span>
                {move.isPinned && (
                  <small>
                    <Pin size={12} aria-hidden="true" /> {t('pinned')}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
