import { Dropdown, type MenuProps } from 'antd';
import { Download, Ellipsis, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import { listPath, newRecordPath } from '../../model/paths.ts';
import { Button } from '../../ui/button.tsx';
import { useMedia } from '../../ui/use-media.ts';
import styles from './list-screen.module.css';
import { useSortItems, type SortMenuProps } from './sort/sort-menu.tsx';
import { ViewTabs } from './views/view-tabs.tsx';
import type { NamedView } from './views/named-view.ts';
import type { ViewDefinition } from './views/saved-views.ts';
import type { EntityDocument } from '../../model/model-document.ts';

const WhyList = lazy(async () => ({ default: (await import('./why-list.tsx')).WhyList }));

const texts = defineTexts({
  create: { 'zh-CN': '新建{name}', en: 'New {name}' },
  export: { 'zh-CN': '导出', en: 'Export' },
  print: { 'zh-CN': '打印', en: 'Print' },
  sort: { 'zh-CN': '排序', en: 'Sort' },
  columns: { 'zh-CN': '选择列…', en: 'Choose columns…' },
  more: { 'zh-CN': '更多', en: 'More' },
  why: { 'zh-CN': '为什么看到这些', en: 'Why I see these' },
  views: { 'zh-CN': '视图', en: 'Views' },
});

export interface ListHeaderProps {
  readonly entity: EntityDocument;
  readonly views: readonly NamedView[];
  readonly current: NamedView;
  readonly count: number | undefined;
  readonly shown: ViewDefinition;
  readonly canSave: boolean;
  readonly onSaved: () => void;
  /** Undefined without the right. */
  readonly onExport: (() => void) | undefined;
  readonly onPrint: () => void;
  readonly onColumns: () => void;
  readonly sorting: SortMenuProps;
}

/** What the list is of, its views, and what can be done with the whole of it. */
export function ListHeader(props: ListHeaderProps) {
  const { entity, count, onExport } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const navigate = useNavigate();
  const isPhone = useMedia('(max-width: 640px)');
  const create = t('create', { name: word(entity.label) });
  const [asking, setAsking] = useState(false);
  const items = useMoreItems(props, isPhone, () => setAsking(true));
  return (
    <header className={styles.header}>
      <h1>{label(entity.pluralLabel)}</h1>
      {isPhone ? <span className={styles.space} /> : <ViewTabs {...props} />}
      {onExport && !isPhone && (
        <Button look="quiet" icon={<Download size={15} aria-hidden="true" />} onClick={onExport}>
          {t('export')}
        </Button>
      )}
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button look="quiet" icon={<Ellipsis size={16} aria-hidden="true" />} aria-label={t('more')} />
      </Dropdown>
      {asking && (
        <Suspense>
          <WhyList entity={entity} shown={count} onClose={() => setAsking(false)} />
        </Suspense>
      )}
      {entity.allows.create && (
        <Button
          look={isPhone ? 'quiet' : 'primary'}
          icon={<Plus size={isPhone ? 22 : 16} aria-hidden="true" />}
          {...(isPhone ? {} : { shortcut: 'N' })}
          aria-label={create}
          className={isPhone ? styles.create : undefined}
          onClick={() => void navigate(newRecordPath(entity.key))}
        >
          {isPhone ? undefined : create}
        </Button>
      )}
    </header>
  );
}

/** What is behind the button "more". */
function useMoreItems(props: ListHeaderProps, isPhone: boolean, onWhy: () => void): MenuProps['items'] {
  const { onExport, onPrint, onColumns, sorting } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const navigate = useNavigate();
  const sortItems = useSortItems(sorting);
  const views = isPhone ? viewItems(props, t('views'), label, (to) => void navigate(to)) : [];
  const hint = (keys: string) => (isPhone ? undefined : keys);
  return [
    ...views,
    ...(isPhone
      ? [{ key: 'sort', label: t('sort'), children: sortItems }]
      : [{ key: 'columns', label: t('columns'), onClick: onColumns }]),
    ...(onExport ? [{ key: 'export', label: t('export'), extra: hint('Ctrl E'), onClick: onExport }] : []),
    { key: 'print', label: t('print'), extra: hint('Ctrl P'), onClick: onPrint },
    { key: 'why', label: t('why'), onClick: onWhy },
  ];
}

/** On a phone the views are a menu. */
function viewItems(
  { entity, views, current }: ListHeaderProps,
  title: string,
  label: ReturnType<typeof useLabel>,
  go: (to: string) => void,
): NonNullable<MenuProps['items']> {
  return [
    {
      type: 'group',
      label: title,
      children: views.map((view) => ({
        key: view.key,
        label: view.key === current.key ? <b>{label(view.view.label)}</b> : label(view.view.label),
        onClick: () => go(listPath(entity.key, view.key)),
      })),
    },
    { type: 'divider' },
  ];
}
