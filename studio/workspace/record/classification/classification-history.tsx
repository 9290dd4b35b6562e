import type { ClassificationLine } from '../../../api/classification.ts';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { FieldDocument } from '../../../model/model-document.ts';
import { FieldValue } from '../../../values/field-value.tsx';
import { formatNumber, localMoment } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import styles from './classification.module.css';

const texts = defineTexts({
  history: { 'zh-CN': '变化记录', en: 'History' },
  never: { 'zh-CN': '还没有变化', en: 'It has never changed' },
  measured: { 'zh-CN': '{rule}：{value}', en: '{rule}: {value}' },
  system: { 'zh-CN': '系统', en: 'The system' },
  rule: { 'zh-CN': '规则 {rule}', en: 'rule {rule}' },
  from: { 'zh-CN': '从', en: 'from' },
  to: { 'zh-CN': '改为', en: 'to' },
  import: { 'zh-CN': '导入', en: 'import' },
  restore: { 'zh-CN': '恢复', en: 'restored' },
});

interface HistoryProps {
  readonly field: FieldDocument;
  readonly lines: readonly ClassificationLine[];
}

/** How a classification came to what it is: when, from what to what, by whom or which rule, and what that measured. */
export function ClassificationHistory({ field, lines }: HistoryProps) {
  const t = useTexts(texts);
  if (lines.length === 0) return <p className={styles.never}>{t('never')}</p>;
  return (
    <ol className={styles.history} aria-label={t('history')}>
      {lines.map((line) => (
        <HistoryLine key={line.id} field={field} line={line} />
      ))}
    </ol>
  );
}

function HistoryLine({ field, line }: { readonly field: FieldDocument; readonly line: ClassificationLine }) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const rule = line.rule && (line.ruleLabel ? label(line.ruleLabel) : t('rule', { rule: line.rule }));
  const why =
    rule && line.measured !== null
      ? t('measured', { rule, value: measure(line.measured, context) })
      : (rule ?? [line.by?.title ?? t('system'), sourceOf(line)].filter(Boolean).join(' · '));

  function sourceOf({ source }: ClassificationLine): string {
    return source === 'import' || source === 'restore' ? t(source) : '';
  }

  return (
    <li>
      <time dateTime={line.at}>{localMoment(line.at, context.timeZone).slice(0, 16)}</time>
      <span className={styles.move}>
        <FieldValue value={line.old} field={field} context={context} />
        <span aria-hidden="true">→</span>
        <FieldValue value={line.new} field={field} context={context} />
      </span>
      <span className={styles.why}>{why}</span>
    </li>
  );
}

/** Numbers as people read them, everything else as it is. */
export function measure(text: string, context: Parameters<typeof formatNumber>[1]): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? formatNumber(text, context) : text;
}
