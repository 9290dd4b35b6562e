import { Modal } from 'antd';
import { RotateCcw, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { FieldValue } from '../../values/field-value.tsx';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { Issues } from '../field-frame.tsx';
import { isTypedInto } from '../field-keys.ts';
import { useForm } from '../form-context.tsx';
import { isEmpty } from '../same-value.ts';
import { FieldWidget } from '../widgets/field-widget.tsx';
import type { LineColumn } from './line-columns.ts';
import type { LineActions } from './line-editor.ts';
import { isStruck, type Row } from './line-rows.ts';
import type { LineViewProps } from './line-table.tsx';
import { cellValue, lineTotals } from './line-totals.ts';
import { useRowIssues } from './row-issues.ts';
import styles from './line-grid.module.css';

const texts = defineTexts({
  edit: { 'zh-CN': '修改第 {n} 行', en: 'Edit row {n}' },
  row: { 'zh-CN': '第 {n} 行', en: 'Row {n}' },
  remove: { 'zh-CN': '删除这一行', en: 'Remove this row' },
  struck: { 'zh-CN': '待删除', en: 'To be removed' },
  restore: { 'zh-CN': '恢复', en: 'Undo' },
  done: { 'zh-CN': '完成', en: 'Done' },
  total: { 'zh-CN': '合计', en: 'Total' },
});

/** The rows as cards on a narrow screen; a tap opens one with all its cells. */
export function LineCards({ name, label: heading, columns, editor, readOnly }: LineViewProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { world } = useForm();
  const { rows, cursor, actions } = editor;
  const open = cursor ? rows.findIndex((row) => row.$key === cursor.key) : -1;
  const totals = lineTotals(rows, columns, world);
  return (
    <>
      <ul className={styles.cards} aria-label={heading}>
        {rows.map((row, at) => (
          <LineCard
            key={row.$key}
            name={name}
            row={row}
            at={at}
            columns={columns}
            onOpen={
              readOnly || isStruck(row)
                ? undefined
                : () => actions.move({ key: row.$key, column: 0, editing: true })
            }
            onRestore={() => actions.restore(row.$key)}
          />
        ))}
      </ul>
      {totals.size > 0 && (
        <p className={styles.cardTotals}>
          {t('total')}
          {columns
            .filter(({ key }) => totals.has(key))
            .map((column) => (
              <span key={column.key}>
                {label(column.label)} <b>{formatValue(totals.get(column.key), column.field, context)}</b>
              </span>
            ))}
        </p>
      )}
      {open >= 0 && <RowDialog name={name} row={rows[open]!} at={open} columns={columns} actions={actions} />}
    </>
  );
}

interface LineCardProps {
  readonly name: string;
  readonly row: Row;
  readonly at: number;
  readonly columns: readonly LineColumn[];
  readonly onOpen: (() => void) | undefined;
  readonly onRestore: () => void;
}

function LineCard({ name, row, at, columns, onOpen, onRestore }: LineCardProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { world } = useForm();
  const issues = useRowIssues(name, row.$key);
  const [first, ...others] = columns.map((column) => ({ column, value: cellValue(row, column, world) }));
  const struck = isStruck(row);
  return (
    <li
      className={`${styles.card} ${struck ? styles.struck : ''}`}
      data-wrong={issues.length > 0 || undefined}
    >
      <button type="button" disabled={!onOpen} onClick={onOpen} aria-label={t('edit', { n: at + 1 })}>
        {first && (
          <strong>
            <FieldValue value={first.value} field={first.column.field} context={context} linked={false} />
          </strong>
        )}
        <span className={styles.cardValues}>
          {others
            .filter(({ value }) => !isEmpty(value))
            .map(({ column, value }) => (
              <span key={column.key}>
                {label(column.label)}{' '}
                <FieldValue value={value} field={column.field} context={context} linked={false} />
              </span>
            ))}
        </span>
      </button>
      {struck && (
        <p className={styles.actions}>
          <span>{t('struck')}</span>
          <button type="button" className={styles.restore} onClick={onRestore}>
            <RotateCcw size={13} aria-hidden="true" />
            {t('restore')}
          </button>
        </p>
      )}
      <Issues id={`issues-${row.$key}`} issues={issues} />
    </li>
  );
}

interface RowDialogProps {
  readonly name: string;
  readonly row: Row;
  readonly at: number;
  readonly columns: readonly LineColumn[];
  readonly actions: LineActions;
}

function RowDialog({ name, row, at, columns, actions }: RowDialogProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const [first] = useState(() => columns.find(({ editable }) => editable)?.key);
  const { store } = useForm();
  const release = useRef(NOTHING);
  const close = () => actions.leave();
  return (
    <Modal
      open
      title={t('row', { n: at + 1 })}
      onCancel={close}
      footer={
        <div className={styles.dialogFoot}>
          <Button
            look="danger"
            icon={<Trash2 size={15} aria-hidden="true" />}
            onClick={() => {
              actions.remove(row.$key);
              close();
            }}
          >
            {t('remove')}
          </Button>
          <Button look="primary" onClick={close}>
            {t('done')}
          </Button>
        </div>
      }
    >
      {columns
        .filter(({ editable }) => editable)
        .map((column) => {
          const issues = store.issues(`${name}.${row.$key}.${column.key}`);
          return (
            <div
              key={column.key}
              className={styles.dialogField}
              onFocus={({ target }) => {
                if (isTypedInto(target)) release.current = actions.hold(`${name}.${row.$key}.${column.key}`);
              }}
              onBlur={() => release.current()}
            >
              <label htmlFor={`row-${column.key}`}>{label(column.label)}</label>
              <FieldWidget
                id={`row-${column.key}`}
                field={column.field}
                value={row[column.key] ?? null}
                onChange={(next) => actions.set(row.$key, column, next)}
                onBlur={NOTHING}
                readOnly={false}
                required={column.field.required === true}
                invalid={issues.length > 0}
                describedBy={undefined}
                autoFocus={column.key === first}
              />
              <Issues id={`row-issues-${column.key}`} issues={issues} />
            </div>
          );
        })}
    </Modal>
  );
}

function NOTHING(): void {}
