import { useCallback, useMemo, useRef } from 'react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { useLatest } from '../../ui/use-latest.ts';
import { useForm } from '../form-context.tsx';
import { cursorAfter, type Step } from './cursor-steps.ts';
import type { LineColumn } from './line-columns.ts';
import type { LineEditor } from './line-editor.ts';
import { LineRow } from './line-row.tsx';
import { isStruck } from './line-rows.ts';
import { lineTotals } from './line-totals.ts';
import styles from './line-grid.module.css';

const texts = defineTexts({
  total: { 'zh-CN': '合计', en: 'Total' },
});

export interface LineViewProps {
  readonly name: string;
  readonly label: string;
  readonly entity: EntityDocument;
  readonly columns: readonly LineColumn[];
  readonly editor: LineEditor;
  readonly readOnly: boolean;
}

const ACTIONS = 118;

/** The rows as a table one types into: Enter goes down, Tab to the next cell, past the end into a new row. */
export function LineTable({ name, label: heading, columns, editor, readOnly }: LineViewProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { world } = useForm();
  const place = useRef<HTMLDivElement>(null);
  const { rows, cursor, actions } = editor;
  const template = `${columns.map(({ width }, at) => (at === 0 ? `minmax(${width}px, 1fr)` : `minmax(${width}px, ${width / 200}fr)`)).join(' ')} ${ACTIONS}px`;
  const totals = useMemo(() => lineTotals(rows, columns, world), [rows, columns, world]);

  const latest = useLatest({ rows, columns });
  const step = useCallback(
    (from: { readonly key: string; readonly column: number }, how: Step) => {
      const { rows: now, columns: shown } = latest.current;
      const keys = now.filter((row) => !isStruck(row)).map((row) => row.$key);
      const editable = shown.map((column) => column.editable);
      const next = cursorAfter({ keys, editable }, from, how);
      if (next === 'new') return actions.add(editable.indexOf(true));
      if (next) actions.move(next);
      if (next && !next.editing)
        requestAnimationFrame(() =>
          place.current?.querySelector<HTMLElement>(`[data-cell="${next.key} ${next.column}"]`)?.focus(),
        );
    },
    [actions, latest],
  );

  return (
    <div ref={place} className={styles.scroll}>
      <div role="grid" aria-label={heading} aria-readonly={readOnly} className={styles.table}>
        <div role="row" className={styles.headRow} style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <div key={column.key} role="columnheader" className={column.numeric ? styles.number : undefined}>
              {label(column.label)}
              {column.field.required && <em aria-hidden="true">*</em>}
            </div>
          ))}
          <div role="columnheader" aria-label=" " />
        </div>
        {rows.map((row, at) => (
          <LineRow
            key={row.$key}
            name={name}
            row={row}
            first={at === 0}
            template={template}
            columns={columns}
            readOnly={readOnly}
            cursor={cursor?.key === row.$key ? cursor : undefined}
            someCursor={cursor !== undefined}
            actions={actions}
            onStep={step}
          />
        ))}
        {totals.size > 0 && (
          <div role="row" className={styles.totalRow} style={{ gridTemplateColumns: template }}>
            {columns.map((column, at) => (
              <div key={column.key} role="gridcell" className={column.numeric ? styles.number : undefined}>
                {at === 0 && !totals.has(column.key) && t('total')}
                {totals.has(column.key) && formatValue(totals.get(column.key), column.field, context)}
              </div>
            ))}
            <div role="gridcell" />
          </div>
        )}
      </div>
    </div>
  );
}
