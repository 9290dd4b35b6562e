import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RecordData } from '../../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { useEvent } from '../../../ui/use-event.ts';
import type { TreeLine } from '../rows/tree-lines.ts';
import { useListPlace } from '../rows/use-list-place.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { FieldValue } from '../../../values/field-value.tsx';
import { formatNumber, formatValue, type ValueContext } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { ListGridProps } from '../grid/list-grid.tsx';
import { periodText } from '../group/period-text.ts';
import { isDated } from '../group/group-condition.ts';
import { valueAt, type ListColumn } from '../list-columns.ts';
import { lateBy } from '../overdue.ts';
import { OverdueValue } from '../overdue-value.tsx';
import { phoneColumns, type PhoneColumns } from './phone-columns.ts';
import styles from './phone-list.module.css';
import { useLongPress } from './use-long-press.ts';

const LINE_HEIGHT = 62;

const texts = defineTexts({
  label: { 'zh-CN': '{name}列表', en: 'List of {name}' },
  none: { 'zh-CN': '未填写', en: 'None' },
  below: { 'zh-CN': '{name}的下级', en: 'Below {name}' },
});

/** The list on a phone: two lines a row, tap opens, a long press begins to choose. */
export function PhoneList(props: ListGridProps) {
  const { rows, columns, groups, selection, beginning } = props;
  const { layout, show, tree } = rows;
  const t = useTexts(texts);
  const scroller = useRef<HTMLDivElement>(null);
  const place = useListPlace(props.entity.key, beginning);
  const virtual = useVirtualizer({
    initialOffset: place.before?.top ?? 0,
    count: layout.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => show(first, last), [first, last, show]);
  const shownBeginning = useRef(beginning);
  useEffect(() => {
    if (shownBeginning.current !== beginning) scroller.current?.scrollTo({ top: 0 });
    shownBeginning.current = beginning;
  }, [beginning]);
  const keep = useEvent(() => place.keep({ top: virtual.scrollOffset ?? 0, line: -1, column: 0 }));
  useEffect(() => keep, [keep]);
  const drawn = phoneColumns(columns);
  return (
    <div ref={scroller} className={styles.scroller} tabIndex={-1}>
      <ul
        aria-label={t('label', { name: props.name })}
        className={styles.list}
        style={{ height: virtual.getTotalSize() }}
      >
        {shown.map(({ index, start }) => {
          const item = rows.itemAt(index);
          const row = item && rows.rowAt(item);
          const group = item?.kind === 'group' ? groups.get(item.section) : undefined;
          const style = { transform: `translateY(${start}px)` };
          if (group) {
            return (
              <li key={`group ${group.key}`} style={style} className={styles.group}>
                <GroupHeading {...props} group={group.key} />
              </li>
            );
          }
          return (
            <li key={row?.id ?? `pending ${index}`} style={style} className={styles.item}>
              {row && tree && (
                <TreeStep {...props} line={tree.lineAt(index)} onToggle={() => tree.toggle(row.id)} />
              )}
              {row && (
                <PhoneRow
                  row={row}
                  columns={drawn}
                  isChoosing={selection.ids.size > 0}
                  isChosen={selection.ids.has(row.id)}
                  onOpen={() => props.onOpen(row)}
                  onChoose={() => selection.toggle(row.id)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface TreeStepProps extends Pick<ListGridProps, 'entity'> {
  readonly line: TreeLine | undefined;
  readonly onToggle: () => void;
}

/** Before a row of a tree: how deep it stands, and the button that shows what is below it. */
function TreeStep({ entity, line, onToggle }: TreeStepProps) {
  const t = useTexts(texts);
  const style = { marginLeft: Math.min(line?.depth ?? 0, MOST_STEPS) * INDENT };
  if (line?.isOpen === undefined) return <span className={styles.step} style={style} />;
  const Arrow = line.isOpen ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      className={styles.step}
      style={style}
      aria-expanded={line.isOpen}
      aria-label={t('below', { name: String(line.row[entity.title] ?? '') })}
      onClick={onToggle}
    >
      <Arrow size={18} aria-hidden="true" />
    </button>
  );
}

const INDENT = 16;
/** Deeper rows stand under one another, so that their names keep room. */
const MOST_STEPS = 6;

function GroupHeading({
  group: key,
  groups,
  groupField,
  isOpen,
  onToggleGroup,
}: ListGridProps & { readonly group: string }) {
  const t = useTexts(texts);
  const context = useValueContext();
  const group = groups.get(key)!;
  return (
    <button type="button" aria-expanded={isOpen(key)} onClick={() => onToggleGroup(key)}>
      {group.value === null ? (
        t('none')
      ) : isDated(groupField!) ? (
        periodText(String(group.value), group.by ?? 'day', context.language)
      ) : (
        <FieldValue value={group.value} field={groupField!} context={context} linked={false} />
      )}
      <span>{formatNumber(group.count, context)}</span>
    </button>
  );
}

interface PhoneRowProps {
  readonly row: RecordData;
  readonly columns: PhoneColumns;
  readonly isChoosing: boolean;
  readonly isChosen: boolean;
  readonly onOpen: () => void;
  readonly onChoose: () => void;
}

function PhoneRow({ row, columns, isChoosing, isChosen, onOpen, onChoose }: PhoneRowProps) {
  const context = useValueContext();
  const press = useLongPress(onChoose);
  const { title, figure, status, others, date } = columns;
  const name = title ? formatValue(valueAt(row, title.path), title.field, context) : row.id;
  const words = others
    .map((column) => formatValue(valueAt(row, column.path), column.field, context))
    .filter(Boolean);
  return (
    <button
      type="button"
      aria-pressed={isChoosing ? isChosen : undefined}
      className={`${styles.row} ${isChosen ? styles.chosen : ''}`}
      onClick={() => (press.wasLong() ? undefined : isChoosing ? onChoose() : onOpen())}
      {...press.handlers}
    >
      {isChoosing && <Checkbox tabIndex={-1} aria-hidden="true" checked={isChosen} readOnly />}
      <span className={styles.line}>
        <span className={styles.name}>{name || '—'}</span>
        <span className={styles.figure}>
          {figure ? (
            formatValue(valueAt(row, figure.path), figure.field, context) || '—'
          ) : status ? (
            <FieldValue
              value={valueAt(row, status.path)}
              field={status.field}
              context={context}
              linked={false}
            />
          ) : null}
        </span>
      </span>
      <span className={styles.line}>
        <span className={styles.words}>{words.join(' · ')}</span>
        <span className={styles.date}>{date && <PhoneDate row={row} column={date} context={context} />}</span>
      </span>
    </button>
  );
}

function PhoneDate({
  row,
  column,
  context,
}: {
  readonly row: RecordData;
  readonly column: ListColumn;
  readonly context: ValueContext;
}) {
  const label = useLabel();
  const value = valueAt(row, column.path);
  const text = formatValue(value, column.field, context);
  if (!text) return null;
  const late = lateBy(row, column, context);
  return (
    <>
      {label(column.label)}{' '}
      {late > 0 ? <OverdueValue value={value} days={late} field={column.field} context={context} /> : text}
    </>
  );
}
