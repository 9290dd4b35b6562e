import { Drawer, Popover } from 'antd';
import { lazy, Suspense } from 'react';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import styles from './filter.module.css';

const FilterPanel = lazy(async () => ({ default: (await import('./filter-panel.tsx')).FilterPanel }));

const texts = defineTexts({
  title: { 'zh-CN': '筛选', en: 'Filter' },
  loading: { 'zh-CN': '正在打开', en: 'Opening' },
});

interface FilterPopoverProps {
  readonly entity: EntityDocument;
  readonly filter: string;
  readonly onChange: (filter: string) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** The filter builder below the conditions, where it stays while they grow; from below on a phone. */
export function FilterPopover({ entity, filter, onChange, open, onOpen }: FilterPopoverProps) {
  const t = useTexts(texts);
  const isPhone = useMedia('(max-width: 640px)');
  const panel = (
    <Suspense fallback={<SkeletonRows rows={2} label={t('loading')} />}>
      <FilterPanel entity={entity} filter={filter} onChange={onChange} onClose={() => onOpen(false)} />
    </Suspense>
  );
  if (isPhone) {
    return (
      <Drawer
        open={open}
        onClose={() => onOpen(false)}
        placement="bottom"
        size="75%"
        title={t('title')}
        destroyOnHidden
      >
        {panel}
      </Drawer>
    );
  }
  return (
    <Popover
      open={open}
      onOpenChange={onOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={panel}
    >
      <span className={styles.anchor} />
    </Popover>
  );
}
