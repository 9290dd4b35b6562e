import { defineTexts, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { PlainPage } from '../../ui/plain-page.tsx';
import { VersionList } from './version-list.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '版本历史', en: 'Versions' },
  detail: { 'zh-CN': '谁在什么时候发布了什么。', en: 'Who published what and when.' },
});

/** The history of the metadata. */
export function VersionsPage() {
  const t = useTexts(texts);
  usePageTitle(t('title'));
  return (
    <PlainPage title={t('title')} detail={t('detail')}>
      <VersionList />
    </PlainPage>
  );
}
