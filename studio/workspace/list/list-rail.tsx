import { Dropdown } from 'antd';
import { ChevronDown, ChevronLeft } from 'lucide-react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import {
  inOrder,
  type EntityDocument,
  type FieldDocument,
  type ViewDocument,
} from '../../model/model-document.ts';
import { Dot, toneOf } from '../../ui/tag.tsx';
import { formatNumber } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { useConditionCounts, useRailCounts, type ListQuestion } from './list-data.ts';
import { conjunction, railCondition } from './list-filter.ts';
import type { ListChange, ListState } from './list-state.ts';
import { RailTree } from './rail-tree.tsx';
import styles from './list-rail.module.css';

const texts = defineTexts({
  all: { 'zh-CN': '全部', en: 'All' },
  none: { 'zh-CN': '未填写', en: 'None' },
  by: { 'zh-CN': '换一种分类', en: 'Go by something else' },
  quick: { 'zh-CN': '常用筛选', en: 'Quick filters' },
  fold: { 'zh-CN': '收起左栏', en: 'Fold this pane' },
});

export interface ListRailProps {
  readonly entity: EntityDocument;
  readonly view: ViewDocument;
  readonly field: FieldDocument | undefined;
  readonly question: ListQuestion;
  /** The other conditions of the list: the counts obey them. */
  readonly filterWithoutRail: string | undefined;
  readonly state: ListState;
  /** What the filter builder holds. */
  readonly built: string;
  readonly change: (change: ListChange) => void;
  readonly onFold: () => void;
}

interface RailItem {
  readonly value: string;
  readonly text: string;
  readonly colour: string | undefined;
  readonly count: number;
}

/** The values of one field with live counts; a click narrows the list to one of them. */
export function ListRail(props: ListRailProps) {
  const { entity, view, field, question, filterWithoutRail: filter, state, change, onFold } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const counts = useRailCounts(entity, field, { filter, q: question.q });
  const items = useRailItems(field, counts.data ?? []);
  const all = items.reduce((sum, item) => sum + item.count, 0);
  // Of a tree only those without a node stand below it.
  const isTree = field?.type === 'classification';
  const listed = isTree ? items.filter(({ value }) => value === '') : items;
  const quick = inOrder(view.quickFilters);
  const conditions = Object.fromEntries(quick.map(([key, one]) => [key, one.filter]));
  const quickCounts = useConditionCounts(entity, conditions, question);
  return (
    <aside className={styles.rail} aria-label={field ? label(field.label) : t('quick')}>
      {field && (
        <section data-tree={isTree || undefined}>
          <RailHeading {...props} field={field} />
          <RailButton
            text={t('all')}
            dot={!isTree}
            count={counts.data ? formatNumber(all, context) : ''}
            on={state.rail === undefined}
            onClick={() => change({ rail: undefined })}
          />
          {isTree && (
            <RailTree
              field={field}
              counts={numbersOf(field, counts.data ?? [])}
              chosen={state.rail}
              onChoose={(code) => change({ rail: code })}
            />
          )}
          {listed.map((item) => (
            <RailButton
              key={item.value}
              text={item.text}
              dot={!isTree}
              colour={item.colour}
              count={formatNumber(item.count, context)}
              on={state.rail === item.value}
              onClick={() => change({ rail: state.rail === item.value ? undefined : item.value })}
            />
          ))}
        </section>
      )}
      {quick.length > 0 && (
        <section>
          <h2>{t('quick')}</h2>
          {quick.map(([key, one]) => {
            const on = state.quick.includes(key);
            const next = on ? state.quick.filter((other) => other !== key) : [...state.quick, key];
            return (
              <RailButton
                key={key}
                text={label(one.label)}
                count={quickCounts.data ? formatNumber(quickCounts.data[key] ?? 0, context) : ''}
                on={on}
                onClick={() => change({ quick: next })}
              />
            );
          })}
        </section>
      )}
      <button type="button" className={styles.fold} onClick={onFold}>
        <ChevronLeft size={14} aria-hidden="true" />
        {t('fold')}
      </button>
    </aside>
  );
}

type RailHeadingProps = Pick<ListRailProps, 'entity' | 'view' | 'state' | 'built' | 'change'> & {
  readonly field: FieldDocument;
};

/**
 * What the rail goes by; where records are classified in several ways, one chooses which. What is chosen already stays
 * as a condition, so that two ways narrow the list together.
 */
function RailHeading({ entity, view, field, state, built, change }: RailHeadingProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const own = view.rail?.field;
  const others = Object.values(entity.fields).filter(
    ({ name, type, computed }) => name === own || (type === 'classification' && !computed),
  );
  if (others.length < 2) return <h2>{label(field.label)}</h2>;
  const items = others.map(({ name, label: text }) => ({ key: name, label: label(text) }));
  const choose = (name: string) => {
    const kept = state.rail === undefined ? undefined : railCondition(field, state.rail);
    const filter = kept === undefined ? {} : { filter: conjunction([built, kept]) };
    change({ ...filter, rail: undefined, by: name === own ? undefined : name });
  };
  return (
    <h2>
      <Dropdown
        trigger={['click']}
        menu={{ items, selectable: true, selectedKeys: [field.name], onClick: ({ key }) => choose(key) }}
      >
        <button type="button" className={styles.by} title={t('by')} aria-haspopup="menu">
          {label(field.label)}
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      </Dropdown>
    </h2>
  );
}

/** How many records have each very value. */
function numbersOf(
  field: FieldDocument,
  counts: readonly Readonly<Record<string, unknown>>[],
): ReadonlyMap<string, number> {
  return new Map(counts.map((row) => [keyOf(row[field.name]), Number(row['count'])]));
}

interface RailButtonProps {
  readonly text: string;
  /** With a dot before it; values have one, quick filters none. */
  readonly dot?: boolean;
  readonly colour?: string | undefined;
  readonly count: string;
  readonly on: boolean;
  readonly onClick: () => void;
}

function RailButton({ text, dot = false, colour, count, on, onClick }: RailButtonProps) {
  return (
    <button type="button" aria-pressed={on} className={on ? styles.on : styles.item} onClick={onClick}>
      {dot && <Dot tone={toneOf(colour)} />}
      <span>{text}</span>
      <b>{count}</b>
    </button>
  );
}

/** Options in their order with their counts; references and the rest as the counts bring them, largest first. */
function useRailItems(
  field: FieldDocument | undefined,
  counts: readonly Readonly<Record<string, unknown>>[],
): readonly RailItem[] {
  const t = useTexts(texts);
  const label = useLabel();
  if (!field) return [];
  const counted = counts.map((row) => ({
    key: keyOf(row[field.name]),
    row: row[field.name],
    count: Number(row['count']),
  }));
  const none = counted
    .filter(({ key }) => key === '')
    .map(({ count }) => ({ value: '', text: t('none'), colour: undefined, count }));
  const known = inOrder(field.options).map(([value, option]) => ({
    value,
    text: label(option.label),
    colour: option.colour,
    retired: option.retired === true,
    count: counted.find(({ key }) => key === value)?.count ?? 0,
  }));
  if (field.options) return [...known.filter((item) => !item.retired || item.count > 0), ...none];
  const found = counted
    .filter(({ key }) => key !== '')
    .map(({ key, row, count }) => ({ value: key, text: titleOf(row), colour: undefined, count }));
  return [...found.toSorted((a, b) => b.count - a.count), ...none];
}

function keyOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? String((value as { id?: unknown }).id ?? '') : String(value);
}

function titleOf(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? String((value as { title?: unknown }).title ?? '—')
    : String(value);
}
