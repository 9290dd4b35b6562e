import { Checkbox } from 'antd';
import { type MouseEvent, type RefObject, type UIEvent } from 'react';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { FieldValue } from '../../values/field-value.tsx';
import { isNumeric, type ValueContext } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { titleOf } from './candidates.ts';
import type { PickerSelection } from './picker-selection.ts';
import styles from './picker.module.css';

const texts = defineTexts({
  none: { 'zh-CN': '没有找到。换个词，或选别的分类。', en: 'Nothing found. Try another word or category.' },
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
});

interface PickerTableProps {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly entity: EntityDocument;
  readonly columns: readonly FieldDocument[];
  readonly rows: readonly RecordData[];
  readonly several: boolean;
  readonly selection: PickerSelection;
  readonly cursor: number;
  readonly onCursor: (row: number) => void;
  readonly onConfirm: (row: RecordData) => void;
  readonly loading: boolean;
  readonly onEnd: () => void;
}

const NEAR_END = 200;

export function PickerTable(props: PickerTableProps) {
  const { place, entity, columns, rows, several, selection, cursor, loading, onEnd } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  function onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent) {
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) onEnd();
  }

  function onClick(event: MouseEvent, at: number) {
    const row = rows[at]!;
    const one = { id: row.id, title: titleOf(row, entity) };
    if (several && event.shiftKey) {
      const [from, to] = [Math.min(cursor, at), Math.max(cursor, at)];
      selection.add(rows.slice(from, to + 1).map((each) => ({ id: each.id, title: titleOf(each, entity) })));
    } else if (several && (event.ctrlKey || event.metaKey || isTick(event))) selection.toggle(one);
    else selection.set(one);
    props.onCursor(at);
  }

  if (loading) return <SkeletonRows rows={10} label={t('loading')} />;
  if (rows.length === 0) return <p className={styles.none}>{t('none')}</p>;
  return (
    <div
      ref={place}
      className={styles.rows}
      tabIndex={0}
      onScroll={onScroll}
      role="group"
      aria-label={label(entity.pluralLabel)}
    >
      <table role="grid" aria-multiselectable={several}>
        <thead>
          <tr>
            {several && <th className={styles.tick} aria-label="✓" />}
            {columns.map((field) => (
              <th key={field.name} className={isNumeric(field) ? styles.number : undefined}>
                {label(field.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <PickerRow
              key={row.id}
              row={row}
              columns={columns}
              context={context}
              several={several}
              selected={selection.has(row.id)}
              hasCursor={at === cursor}
              title={titleOf(row, entity) ?? ''}
              onClick={(event) => onClick(event, at)}
              onDoubleClick={() => props.onConfirm(row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The first column is the tick: it adds and removes without any key held. */
function isTick(event: MouseEvent): boolean {
  return (event.target as Element).closest('[data-tick]') !== null;
}

function intoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}

interface PickerRowProps {
  readonly row: RecordData;
  readonly columns: readonly FieldDocument[];
  readonly context: ValueContext;
  readonly several: boolean;
  readonly selected: boolean;
  readonly hasCursor: boolean;
  readonly title: string;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: () => void;
}

function PickerRow(props: PickerRowProps) {
  const { row, columns, context, several, selected, hasCursor, title } = props;
  return (
    <tr
      ref={hasCursor ? intoView : undefined}
      aria-selected={selected}
      data-cursor={hasCursor || undefined}
      onClick={props.onClick}
      onDoubleClick={props.onDoubleClick}
    >
      {several && (
        <td className={styles.tick} data-tick>
          <Checkbox checked={selected} tabIndex={-1} aria-label={title} />
        </td>
      )}
      {columns.map((field) => (
        <td key={field.name} className={isNumeric(field) ? styles.number : undefined}>
          <FieldValue value={row[field.name]} field={field} context={context} linked={false} />
        </td>
      ))}
    </tr>
  );
}
