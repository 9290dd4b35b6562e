import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listRecords } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import type { MenuEntry } from './menu.ts';
import styles from './navigation.module.css';

const texts = defineTexts({
  count: { 'zh-CN': '{label}，{n} 条要处理', en: '{label}, {n} to deal with' },
});

interface MenuItemProps {
  readonly entry: MenuEntry;
  readonly isCurrent: boolean;
}

/** One entry of the navigation, with how many records wait behind it. */
export function MenuItem({ entry, isCurrent }: MenuItemProps) {
  const t = useTexts(texts);
  const label = useLabel()(entry.label);
  const count = useCount(entry);
  return (
    <Link
      to={entry.to}
      className={styles.item!}
      title={label}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={count > 0 ? t('count', { label, n: count }) : undefined}
    >
      <NamedIcon name={entry.icon} />
      <span>{label}</span>
      {count > 0 && <b className={styles.count}>{count}</b>}
    </Link>
  );
}

function useCount({ count: viewKey }: MenuEntry): number {
  const view = useModel().views[viewKey ?? ''];
  const counted = useQuery({
    queryKey: ['list', view?.entity, 'count', viewKey],
    enabled: view !== undefined,
    staleTime: 60_000,
    queryFn: async ({ signal }) =>
      (await listRecords(view!.entity, { view: viewKey, limit: 1, count: 'exact', fields: ['id'] }, signal))
        .count ?? 0,
  });
  return counted.data ?? 0;
}
