import { useQuery } from '@tanstack/react-query';
import { readPlugins } from '../../api/plugins.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Empty } from '../../ui/empty.tsx';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useIsAdmin } from '../session/session.tsx';
import { PluginCard, PLUGINS } from './plugin-card.tsx';
import styles from './plugins.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '插件', en: 'Plugins' },
  detail: {
    'zh-CN': '按需启用的附加功能，切换和设置立即生效。',
    en: 'Further functions, switched on as they are needed; switching and setting work at once.',
  },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  failed: { 'zh-CN': '读取失败', en: 'They cannot be read' },
  none: { 'zh-CN': '没有插件', en: 'There are no plugins' },
});

/** The plugins of this installation: their state, a switch, their settings. */
export function PluginsPage() {
  const t = useTexts(texts);
  const isAdmin = useIsAdmin();
  usePageTitle(t('title'));
  const plugins = useQuery({ queryKey: PLUGINS, queryFn: readPlugins, enabled: isAdmin });
  if (!isAdmin) return <NotFoundPage />;
  return (
    <PlainPage title={t('title')} detail={t('detail')}>
      {plugins.isPending && <SkeletonRows rows={4} label={t('loading')} />}
      {plugins.error && <Empty title={t('failed')} detail={plugins.error.message} />}
      {plugins.data?.length === 0 && <Empty title={t('none')} />}
      <ul className={styles.plugins}>
        {plugins.data?.map((plugin) => (
          <PluginCard key={plugin.name} plugin={plugin} />
        ))}
      </ul>
    </PlainPage>
  );
}
