import { RotateCcw, X } from 'lucide-react';
import { memo } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Issues } from '../field-frame.tsx';
import type { Step } from './cursor-steps.ts';
import { LineCell } from './line-cell.tsx';
import type { LineColumn } from './line-columns.ts';
import type { LineCursor, LineActions } from './line-editor.ts';
import { useRowIssues } from './row-issues.ts';
import { isNewRow, isStruck, type Row } from './line-rows.ts';
import styles from './line-grid.module.css';

const texts = defineTexts({
  remove: { 'zh-CN': '删除这一行', en: 'Remove this row' },
  struck: { 'zh-CN': '待删除', en: 'Removed' },
  restore: { 'zh-CN': '恢复', en: 'Undo' },
});

interface LineRowProps {
  readonly name: string;
  readonly row: Row;
  readonly first: boolean;
  readonly template: string;
  readonly columns: readonly LineColumn[];
  readonly readOnly: boolean;
  readonly cursor: LineCursor | undefined;
  readonly someCursor: boolean;
  readonly actions: LineActions;
  readonly onStep: (from: { readonly key: string; readonly column: number }, how: Step) => void;
}

/** One row; redrawn only when its own values, issues or cursor change. A struck one stays until the save. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { name, row, first, template, columns, readOnly, cursor, someCursor, actions, onStep } = props;
  const t = useTexts(texts);
  const struck = isStruck(row);
  const own = useRowIssues(name, row.$key);
  const classes = [styles.row, struck ? styles.struck : '', isNewRow(row) ? styles.fresh : ''];
  return (
    <>
      <div role="row" className={classes.filter(Boolean).join(' ')} style={{ gridTemplateColumns: template }}>
        {columns.map((column, at) => (
          <LineCell
            key={column.key}
            name={name}
            row={row}
            column={column}
            at={at}
            locked={readOnly || struck || !column.editable}
            hasCursor={cursor?.column === at}
            tabbable={cursor ? cursor.column === at : !someCursor && first && at === 0}
            editing={cursor?.column === at && cursor.editing && !struck}
            actions={actions}
            onStep={onStep}
          />
        ))}
        <div role="gridcell" className={styles.actions}>
          {struck ? (
            <>
              <span>{t('struck')}</span>
              <button type="button" className={styles.restore} onClick={() => actions.restore(row.$key)}>
                <RotateCcw size={13} aria-hidden="true" />
                {t('restore')}
              </button>
            </>
          ) : (
            !readOnly && (
              <button
                type="button"
                className={styles.remove}
                aria-label={t('remove')}
                title={t('remove')}
                onClick={() => actions.remove(row.$key)}
              >
                <X size={14} aria-hidden="true" />
              </button>
            )
          )}
        </div>
      </div>
      {own.length > 0 && (
        <div role="row" className={styles.issueRow}>
          <div role="gridcell">
            <Issues id={`issues-${row.$key}`} issues={own} />
          </div>
        </div>
      )}
    </>
  );
});
