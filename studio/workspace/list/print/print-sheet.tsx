import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { RecordData } from '../../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { formatNumber, formatValue } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { useConditionWords } from '../filter/condition-words.ts';
import { useFieldOf } from '../filter/filter-fields.ts';
import { conditionsOf } from '../filter/read-filter.ts';
import { useTitles } from '../filter/use-titles.ts';
import { valueAt, type ListColumn } from '../list-columns.ts';
import styles from './print-sheet.module.css';

const texts = defineTexts({
  rows: { 'zh-CN': '共 {all} 条，打印 {n} 条', en: '{n} of {all}' },
});

interface PrintSheetProps {
  readonly title: string;
  readonly entity: EntityDocument;
  /** Said in words above the table. */
  readonly filter: string | undefined;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly RecordData[];
  readonly count: number | undefined;
  readonly onDone: () => void;
}

/** The list on paper: a plain table under the name of the view, the day and the conditions. */
export function PrintSheet(props: PrintSheetProps) {
  const { title, columns, rows, count, onDone } = props;
  const conditions = useConditionsText(props);
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { company } = useModel();
  useEffect(() => {
    document.body.dataset['print'] = 'sheet';
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => {
      delete document.body.dataset['print'];
      window.removeEventListener('afterprint', onDone);
    };
    // Printed once for each time somebody asks, whatever is drawn anew meanwhile.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const n = formatNumber(rows.length, context);
  const all = formatNumber(Math.max(count ?? 0, rows.length), context);
  return createPortal(
    <article className={styles.sheet}>
      <header>
        <h1>{title}</h1>
        <p>
          {company} · {context.today} · {t('rows', { n, all })}
        </p>
        {conditions && <p>{conditions}</p>}
      </header>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} className={column.numeric ? styles.number : ''}>
                {label(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.key} className={column.numeric ? styles.number : ''}>
                  {formatValue(valueAt(row, column.path), column.field, context)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </article>,
    document.body,
  );
}

function useConditionsText({ entity, filter }: PrintSheetProps): string {
  const fieldOf = useFieldOf(entity);
  const conditions = conditionsOf(filter ?? '', fieldOf);
  const titles = useTitles(
    conditions.flatMap(({ rule }) => rule ?? []),
    fieldOf,
  );
  const words = useConditionWords(entity, fieldOf, titles);
  return conditions
    .map(({ rule, text }) => {
      const said = rule && words(rule);
      return said ? [said.label, said.text].filter(Boolean).join(' ') : text;
    })
    .join(' · ');
}
