import { Download, Pencil, Trash2, X } from 'lucide-react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './bulk-bar.module.css';

const texts = defineTexts({
  chosen: { 'zh-CN': '已选 {n} 条', en: '{n} selected' },
  clear: { 'zh-CN': '取消选择', en: 'Clear the selection' },
  edit: { 'zh-CN': '批量修改', en: 'Edit' },
  export: { 'zh-CN': '导出', en: 'Export' },
  delete: { 'zh-CN': '删除', en: 'Delete' },
  label: { 'zh-CN': '批量操作', en: 'Bulk actions' },
});

interface BulkBarProps {
  readonly count: number;
  readonly onClear: () => void;
  /** Undefined where the caller has no right. */
  readonly onEdit: (() => void) | undefined;
  readonly onExport: (() => void) | undefined;
  readonly onDelete: (() => void) | undefined;
}

/** What can be done with the ticked rows; rises while any is ticked. */
export function BulkBar({ count, onClear, onEdit, onExport, onDelete }: BulkBarProps) {
  const t = useTexts(texts);
  if (count === 0) return null;
  return (
    <div role="toolbar" aria-label={t('label')} className={styles.bar}>
      <Button
        look="quiet"
        icon={<X size={15} aria-hidden="true" />}
        aria-label={t('clear')}
        onClick={onClear}
      />
      <b aria-live="polite">{t('chosen', { n: count })}</b>
      <span className={styles.line} />
      {onEdit && (
        <Button look="quiet" icon={<Pencil size={15} aria-hidden="true" />} onClick={onEdit}>
          {t('edit')}
        </Button>
      )}
      {onExport && (
        <Button look="quiet" icon={<Download size={15} aria-hidden="true" />} onClick={onExport}>
          {t('export')}
        </Button>
      )}
      {onDelete && (
        <Button
          look="quiet"
          className={styles.danger}
          icon={<Trash2 size={15} aria-hidden="true" />}
          onClick={onDelete}
        >
          {t('delete')}
        </Button>
      )}
    </div>
  );
}
