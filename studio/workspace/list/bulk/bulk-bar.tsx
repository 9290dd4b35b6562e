import { Download, Pencil, Printer, Trash2, UserRoundCheck, UserRoundPen, X } from 'lucide-react';
import type { ActionItem } from '../../../api/actions.ts';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { NamedIcon } from '../../../ui/icon.tsx';
import { formatNumber } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import styles from './bulk-bar.module.css';

const texts = defineTexts({
  chosen: { 'zh-CN': '已选 {n} 条', en: '{n} selected' },
  all: { 'zh-CN': '选择全部 {n} 条', en: 'Select all {n}' },
  clear: { 'zh-CN': '取消选择', en: 'Clear the selection' },
  assign: { 'zh-CN': '改派', en: 'Assign' },
  delegate: { 'zh-CN': '委托', en: 'Delegate' },
  edit: { 'zh-CN': '批量修改', en: 'Edit' },
  export: { 'zh-CN': '导出', en: 'Export' },
  print: { 'zh-CN': '打印', en: 'Print' },
  delete: { 'zh-CN': '删除', en: 'Delete' },
  label: { 'zh-CN': '批量操作', en: 'Bulk actions' },
});

export interface BulkBarProps {
  readonly count: number;
  readonly onClear: () => void;
  /** Takes in the rows that are not loaded, where there are any. */
  readonly all: { readonly count: number; readonly select: () => void } | undefined;
  /** Undefined where the caller has no right. */
  readonly onAssign: (() => void) | undefined;
  readonly onDelegate: (() => void) | undefined;
  readonly onEdit: (() => void) | undefined;
  readonly onExport: (() => void) | undefined;
  readonly onPrint: () => void;
  readonly onDelete: (() => void) | undefined;
  /** What the metadata offers for many. */
  readonly offers: readonly ActionItem[];
  readonly onAct: (action: ActionItem) => void;
}

/** What can be done with the ticked rows; rises while any is ticked. */
export function BulkBar({ count, onClear, all, offers, onAct, ...actions }: BulkBarProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  if (count === 0) return null;
  const entries = [
    { name: 'assign', run: actions.onAssign, Icon: UserRoundPen },
    { name: 'delegate', run: actions.onDelegate, Icon: UserRoundCheck },
    { name: 'edit', run: actions.onEdit, Icon: Pencil },
    { name: 'export', run: actions.onExport, Icon: Download },
    { name: 'print', run: actions.onPrint, Icon: Printer },
    { name: 'delete', run: actions.onDelete, Icon: Trash2 },
  ] as const;
  return (
    <div role="toolbar" aria-label={t('label')} className={styles.bar}>
      <Button
        look="quiet"
        icon={<X size={15} aria-hidden="true" />}
        aria-label={t('clear')}
        onClick={onClear}
      />
      <b aria-live="polite">{t('chosen', { n: formatNumber(count, context) })}</b>
      {all && (
        <Button look="quiet" className={styles.all} onClick={all.select}>
          {t('all', { n: formatNumber(all.count, context) })}
        </Button>
      )}
      <span className={styles.line} />
      {offers.map((action) => (
        <Button
          key={action.name}
          look="quiet"
          icon={<NamedIcon name={action.icon} size={15} />}
          onClick={() => onAct(action)}
        >
          {label(action.label!)}
        </Button>
      ))}
      {entries.map(({ name, run, Icon }) =>
        run ? (
          <Button
            key={name}
            look="quiet"
            className={name === 'delete' ? styles.danger : undefined}
            icon={<Icon size={15} aria-hidden="true" />}
            onClick={run}
          >
            {t(name)}
          </Button>
        ) : null,
      )}
    </div>
  );
}
