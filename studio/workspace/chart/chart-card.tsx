import { ChevronDown, ChevronRight } from 'lucide-react';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { recordPath } from '../../model/paths.ts';
import { FieldValue } from '../../values/field-value.tsx';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import type { CardFields } from '../list/board/card-fields.ts';
import { valueAt, type ListColumn } from '../list/list-columns.ts';
import { onNodeKey } from './chart-keys.ts';
import type { ChartNode } from './chart-tree.ts';
import type { ChartWork } from './use-chart.ts';
import styles from './chart.module.css';

const texts = defineTexts({
  unnamed: { 'zh-CN': '未命名', en: 'Unnamed' },
  below: { 'zh-CN': '{name}的下级（{n}）', en: 'Below {name} ({n})' },
});

interface ChartCardProps {
  readonly node: ChartNode;
  readonly work: ChartWork;
  readonly style?: CSSProperties;
}

/** One record of a chart, with what opens and folds what is below it. */
export function ChartCard({ node, work, style }: ChartCardProps) {
  const t = useTexts(texts);
  const context = useValueContext();
  const { entity, fields, holding, keys, isMovable } = work;
  const { row, count, isOpen, depth } = node;
  const { held } = holding;
  const name = nameOf(node, fields, context) || t('unnamed');
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={count > 0 ? isOpen : undefined}
      aria-label={name}
      aria-keyshortcuts={isMovable ? 'Space' : undefined}
      data-node={row.id}
      data-held={held?.row.id === row.id || undefined}
      data-over={(held?.over === row.id && held.row.id !== row.id) || undefined}
      data-still={isMovable ? undefined : true}
      className={styles.card}
      style={style}
      tabIndex={work.stop === row.id ? 0 : -1}
      onFocus={() => work.stopAt(node)}
      onKeyDown={(event) => onNodeKey(event, node, keys)}
      onPointerDown={isMovable ? (event) => holding.onPress(event, node) : undefined}
    >
      <div className={styles.head}>
        <Link to={recordPath(entity.key, row.id)} draggable={false} tabIndex={-1} onClick={work.remember}>
          {name}
        </Link>
        {count > 0 && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={t('below', { name, n: count })}
            aria-expanded={isOpen}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => work.fold(node)}
          >
            {count}
            <Chevron size={14} aria-hidden="true" />
          </button>
        )}
      </div>
      <CardLinesBody node={node} fields={fields} />
    </div>
  );
}

function CardLinesBody({ node: { row }, fields }: { readonly node: ChartNode; readonly fields: CardFields }) {
  const label = useLabel();
  const context = useValueContext();
  const { about, figure, date, person, tags, words } = fields;
  const shown = (columns: readonly (ListColumn | undefined)[]) =>
    columns.flatMap((column) => {
      const text = column && formatValue(valueAt(row, column.path), column.field, context);
      return column && text ? [{ column, text }] : [];
    });
  return (
    <>
      <p className={styles.words}>
        {shown([words, about])
          .map(({ text }) => text)
          .join(' · ')}
      </p>
      <p className={styles.tags}>
        {shown(tags).map(({ column }) => (
          <FieldValue
            key={column.key}
            value={valueAt(row, column.path)}
            field={column.field}
            context={context}
            linked={false}
          />
        ))}
      </p>
      <p className={styles.small}>
        {shown([date, figure, person]).map(({ column, text }) => (
          <span key={column.key} title={label(column.label)}>
            <span className="visually-hidden">{label(column.label)} </span>
            {text}
          </span>
        ))}
      </p>
    </>
  );
}

function nameOf(
  { row }: ChartNode,
  { title }: CardFields,
  context: Parameters<typeof formatValue>[2],
): string {
  return title ? formatValue(valueAt(row, title.path), title.field, context) : '';
}

/** What a card says on paper and in a file. */
export function linesOf(
  fields: CardFields,
  context: Parameters<typeof formatValue>[2],
): (node: ChartNode) => readonly string[] {
  const { about, figure, date, person, tags, words } = fields;
  return (node) => {
    const said = (columns: readonly (ListColumn | undefined)[]) =>
      columns
        .map((column) => column && formatValue(valueAt(node.row, column.path), column.field, context))
        .filter(Boolean)
        .join(' · ');
    return [nameOf(node, fields, context), said([words, about]), said(tags), said([date, figure, person])];
  };
}
