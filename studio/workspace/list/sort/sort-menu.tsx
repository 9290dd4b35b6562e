import { Dropdown, type MenuProps } from 'antd';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { Button } from '../../../ui/button.tsx';
import type { ListColumn } from '../list-columns.ts';
import { placeInSort, readSort } from './sort-keys.ts';

const texts = defineTexts({
  label: { 'zh-CN': '排序：{text}', en: 'Sort: {text}' },
  none: { 'zh-CN': '排序', en: 'Sort' },
  reset: { 'zh-CN': '恢复视图的排序', en: 'As the view sorts' },
});

export interface SortMenuProps {
  readonly columns: readonly ListColumn[];
  readonly sort: string | undefined;
  readonly isChanged: boolean;
  readonly onSort: (path: string, add: boolean) => void;
  readonly onReset: () => void;
}

/** What the list is sorted by, and by what it could be. */
export function SortMenu(props: SortMenuProps) {
  const { columns, sort } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const items = useSortItems(props);
  const [first] = readSort(sort);
  const named = columns.find(({ path }) => path === first?.path);
  const text = named ? label(named.label) : '';
  const Arrow = first === undefined ? ArrowUpDown : first.direction === 'desc' ? ArrowDown : ArrowUp;
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button
        look="quiet"
        icon={<Arrow size={15} aria-hidden="true" />}
        aria-label={text ? t('label', { text }) : t('none')}
      >
        {text || t('none')}
      </Button>
    </Dropdown>
  );
}

/** A choice for each column that sorts: it turns the key up, down, off; with Shift beside the others. */
export function useSortItems({ columns, sort, isChanged, onSort, onReset }: SortMenuProps): MenuItems {
  const t = useTexts(texts);
  const label = useLabel();
  const items: MenuItems = columns
    .filter(({ field }) => field.sortable)
    .map((column) => {
      const place = placeInSort(sort, column.path);
      const Arrow = place?.direction === 'desc' ? ArrowDown : ArrowUp;
      return {
        key: column.path,
        label: label(column.label),
        icon: place ? <Arrow size={14} aria-hidden="true" /> : <span style={NO_ARROW} />,
        extra: place && place.of > 1 ? String(place.place) : undefined,
        onClick: ({ domEvent }) => onSort(column.path, 'shiftKey' in domEvent && domEvent.shiftKey),
      };
    });
  if (!isChanged) return items;
  return [...items, { type: 'divider' }, { key: '', label: t('reset'), onClick: onReset }];
}

type MenuItems = NonNullable<MenuProps['items']>;

const NO_ARROW = { display: 'inline-block', width: 14 } as const;
