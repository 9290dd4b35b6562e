import { defineTexts, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { useIsAdmin } from '../session/session.tsx';
import { Packs } from '../../designer/packs/pack-list.tsx';
import { DemoData } from './demo-data.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '业务包', en: 'Packs' },
});

/** What this installation is made of. */
export function PacksPage() {
  const t = useTexts(texts);
  usePageTitle(t('title'));
  if (!useIsAdmin()) return <NotFoundPage />;
  return (
    <PlainPage title={t('title')}>
      <Packs />
      <DemoData />
    </PlainPage>
  );
}
