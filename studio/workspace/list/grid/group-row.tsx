import { ChevronDown, ChevronRight } from 'lucide-react';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { FieldDocument } from '../../../model/model-document.ts';
import { FieldValue } from '../../../values/field-value.tsx';
import { formatNumber, formatValue, type ValueContext } from '../../../values/format-value.ts';
import { periodText } from '../group/period-text.ts';
import type { RowGroup } from '../group/use-groups.ts';
import { isDated } from '../group/group-condition.ts';
import type { ListColumn } from '../list-columns.ts';
import styles from './list-grid.module.css';

const texts = defineTexts({
  none: { 'zh-CN': '未填写', en: 'None' },
  count: { 'zh-CN': '{n} 条', en: '{n}' },
});

interface GroupRowProps {
  readonly id: string;
  readonly line: number;
  readonly top: number;
  readonly group: RowGroup;
  readonly field: FieldDocument;
  readonly columns: readonly ListColumn[];
  readonly context: ValueContext;
  readonly isOpen: boolean;
  readonly hasCursor: boolean;
  readonly onToggle: () => void;
}

/** The heading of a group: its value, how many, and what its rows add up to, folded or not. */
export function GroupRow(props: GroupRowProps) {
  const { id, line, top, group, columns, context, isOpen, hasCursor, onToggle } = props;
  const t = useTexts(texts);
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-expanded={isOpen}
      aria-level={1}
      className={`${styles.row} ${styles.group}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onToggle}
    >
      <div role="gridcell" aria-colindex={1} className={styles.tick}>
        <Arrow size={14} aria-hidden="true" />
      </div>
      <div
        role="gridcell"
        id={hasCursor ? id : undefined}
        data-cursor={hasCursor || undefined}
        aria-colindex={2}
        className={`${styles.cell} ${styles.groupName} ${hasCursor ? styles.cursor : ''}`}
      >
        <GroupValue {...props} />
        <span className={styles.groupCount}>{t('count', { n: formatNumber(group.count, context) })}</span>
      </div>
      {columns.slice(1).map(({ key, total, field }, at) => (
        <div key={key} role="gridcell" aria-colindex={at + 3} className={`${styles.cell} ${styles.number}`}>
          {total ? formatValue(group.totals[key], field, context) : ''}
        </div>
      ))}
    </div>
  );
}

function GroupValue({ group, field, context }: GroupRowProps) {
  const t = useTexts(texts);
  if (group.value === null) return <span className={styles.muted}>{t('none')}</span>;
  if (isDated(field)) return <b>{periodText(String(group.value), group.by ?? 'day', context.language)}</b>;
  return <FieldValue value={group.value} field={field} context={context} linked={false} />;
}
