import { Dropdown } from 'antd';
import { ArrowLeftRight } from 'lucide-react';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { Dot } from '../../../ui/tag.tsx';
import type { BoardColumn } from './board-columns.ts';
import styles from './board.module.css';

const texts = defineTexts({
  move: { 'zh-CN': '移动「{title}」', en: 'Move “{title}”' },
  to: { 'zh-CN': '移到', en: 'Move to' },
});

interface CardMenuProps {
  readonly title: string;
  readonly from: BoardColumn;
  readonly columns: readonly BoardColumn[];
  readonly onMove: (to: BoardColumn) => void;
}

/** Moves a card without dragging it. */
export function CardMenu({ title, from, columns, onMove }: CardMenuProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const targets = columns.filter(({ key, takes }) => takes && key !== from.key);
  const items = targets.map((column) => ({
    key: column.key || '-',
    label: label(column.label),
    icon: <Dot tone={column.tone} />,
    onClick: () => onMove(column),
  }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: [{ type: 'group', label: t('to'), children: items }] }}
      placement="bottomRight"
    >
      <button type="button" className={styles.move} aria-label={t('move', { title })} tabIndex={-1}>
        <ArrowLeftRight size={14} strokeWidth={1.6} aria-hidden="true" />
      </button>
    </Dropdown>
  );
}
