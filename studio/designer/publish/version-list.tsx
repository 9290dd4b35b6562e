import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readVersions, type Version } from '../../api/versions.ts';
import { defineTexts, useLanguage, useTexts, type Text } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useGoBack } from './go-back.ts';
import styles from './publish.module.css';

const texts = defineTexts({
  current: { 'zh-CN': '当前', en: 'In force' },
  restore: { 'zh-CN': '回到此版', en: 'Restore' },
  restoring: { 'zh-CN': '正在恢复', en: 'Restoring' },
  system: { 'zh-CN': '系统', en: 'The system' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  unreadable: { 'zh-CN': '读不出来', en: 'This could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  more: { 'zh-CN': '更早的版本', en: 'Earlier versions' },
  hint: {
    'zh-CN': '回到旧版会生成一个新版本，数据和之后的修改都不丢失。',
    en: 'Going back makes a new version; no data and no later change is lost.',
  },
});

const KINDS: Readonly<Record<string, Text>> = {
  boot: { 'zh-CN': '安装', en: 'Installed' },
  publish: { 'zh-CN': '发布', en: 'Published' },
  restore: { 'zh-CN': '回退', en: 'Restored' },
  install: { 'zh-CN': '装业务包', en: 'Pack installed' },
  upgrade: { 'zh-CN': '升级', en: 'Upgraded' },
  uninstall: { 'zh-CN': '卸载', en: 'Uninstalled' },
  changeSet: { 'zh-CN': '变更集', en: 'Change set' },
};

/** Every version that was in force, the latest first, and the way back to each. */
export function VersionList() {
  const t = useTexts(texts);
  const versions = useInfiniteQuery({
    queryKey: ['versions'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => readVersions(pageParam, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (versions.isPending) return <SkeletonRows label={t('loading')} />;
  if (versions.error)
    return (
      <Empty
        title={t('unreadable')}
        detail={versions.error.message}
        action={<Button onClick={() => void versions.refetch()}>{t('retry')}</Button>}
      />
    );
  return (
    <>
      <ol className={styles.versions}>
        {versions.data.pages
          .flatMap(({ items }) => items)
          .map((version, index) => (
            <VersionLine key={version.number} version={version} isCurrent={index === 0} />
          ))}
      </ol>
      {versions.hasNextPage && (
        <div className={styles.more}>
          <Button busy={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      <p className={styles.hint}>{t('hint')}</p>
    </>
  );
}

function VersionLine({ version, isCurrent }: { readonly version: Version; readonly isCurrent: boolean }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { goBack } = useGoBack();
  const [busy, setBusy] = useState(false);
  const { number, at, authorId, author, kind, comment } = version;
  async function restore() {
    setBusy(true);
    await goBack(number);
    setBusy(false);
  }
  const time = new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li data-current={isCurrent || undefined}>
      <b>v{number}</b>
      {isCurrent && <Tag tone="ok">{t('current')}</Tag>}
      <Tag>{KINDS[kind]?.[language] ?? kind}</Tag>
      {!isCurrent && (
        <Button look="quiet" busy={busy} onClick={() => void restore()}>
          {t(busy ? 'restoring' : 'restore')}
        </Button>
      )}
      {comment && <p>{comment}</p>}
      <small>
        {time} · {authorId === null ? t('system') : author}
      </small>
    </li>
  );
}
