import { ChevronsLeft, CircleAlert, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { Dot } from '../../../ui/tag.tsx';
import { formatNumber } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { ListColumn } from '../list-columns.ts';
import { ColumnSums } from './column-sums.tsx';
import type { BoardColumn } from './board-columns.ts';
import type { MoveState } from '../../gate/move-state.ts';
import styles from './board.module.css';

const texts = defineTexts({
  here: { 'zh-CN': '放到这里', en: 'Drop here' },
  asks: { 'zh-CN': '放下后补填', en: 'Asked for when dropped' },
  not: { 'zh-CN': '还不能进入「{to}」', en: 'Cannot move to “{to}” yet' },
  unchanged: { 'zh-CN': '松手后卡片回到原处，数据不变', en: 'The card goes back; nothing changes' },
  fold: { 'zh-CN': '收起「{name}」', en: 'Fold “{name}”' },
  unfold: { 'zh-CN': '展开「{name}」，{n} 条', en: 'Unfold “{name}”, {n}' },
  count: { 'zh-CN': '{name}，{n} 条', en: '{name}, {n}' },
});

interface BoardColumnProps {
  readonly column: BoardColumn;
  /** The columns of the view that are added up. */
  readonly sums: readonly ListColumn[];
  readonly isFolded: boolean;
  readonly onFold: (folded: boolean) => void;
  /** A card is held, and this is what becomes of it here. */
  readonly state: MoveState | undefined;
  readonly isOver: boolean;
  readonly children: ReactNode;
}

/** One column: how many, what they add up to, the cards. */
export function BoardColumnBox(props: BoardColumnProps) {
  const { column, sums, isFolded, onFold, state, isOver, children } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const name = label(column.label);
  const n = formatNumber(column.count, context);
  const drop = { 'data-drop': state?.kind, 'data-over': isOver || undefined };
  if (isFolded) {
    return (
      <button
        type="button"
        data-column={column.key}
        {...drop}
        className={`${styles.column} ${styles.folded}`}
        aria-label={t('unfold', { name, n })}
        onClick={() => onFold(false)}
      >
        <Dot tone={column.tone} />
        <span>{name}</span>
        <small>{n}</small>
      </button>
    );
  }
  return (
    <section
      data-column={column.key}
      {...drop}
      className={styles.column}
      aria-label={t('count', { name, n })}
    >
      <header>
        <div className={styles.columnName}>
          <Dot tone={column.tone} />
          <h2>{name}</h2>
          <small>{n}</small>
          <button
            type="button"
            className={styles.fold}
            aria-label={t('fold', { name })}
            title={t('fold', { name })}
            onClick={() => onFold(true)}
          >
            <ChevronsLeft size={14} aria-hidden="true" />
          </button>
        </div>
        <ColumnSums column={column} sums={sums} />
      </header>
      {isOver && state && <Landing state={state} name={name} />}
      {children}
    </section>
  );
}

/** What dropping the card here would do. */
function Landing({ state, name }: { readonly state: MoveState; readonly name: string }) {
  const t = useTexts(texts);
  if (state.kind === 'open') return <p className={styles.here}>{t('here')}</p>;
  const isRefused = state.kind === 'refused';
  const Icon = isRefused ? Lock : CircleAlert;
  return (
    <div className={styles.why} data-refused={isRefused || undefined} role={isRefused ? 'alert' : undefined}>
      <h3>
        <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
        {isRefused ? t('not', { to: name }) : t('asks')}
      </h3>
      <ul>
        {state.words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      {isRefused && <p>{t('unchanged')}</p>}
    </div>
  );
}
