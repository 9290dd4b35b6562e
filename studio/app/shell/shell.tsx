import { Suspense, useEffect } from 'react';
import { Outlet } from 'react-router';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { MessageStrip } from '../messages/message-strip.tsx';
import { useRememberRecords } from '../recent/recent-records.ts';
import { UpdateBanner } from '../update/update-banner.tsx';
import { useSignedInUser } from '../session/session.tsx';
import { ViewAsBanner } from '../view-as/view-as-banner.tsx';
import { followOtherTabs } from '../view-as/view-as.ts';
import { Navigation } from './navigation.tsx';
import { TabBar } from './tab-bar.tsx';
import styles from './shell.module.css';

const texts = defineTexts({
  skip: { 'zh-CN': '跳到内容', en: 'Skip to content' },
  loading: { 'zh-CN': '正在打开', en: 'Opening' },
});

/** Grey ground, navigation at the left, one white sheet, the message strip at its foot. */
export function Shell() {
  const t = useTexts(texts);
  const user = useSignedInUser();
  useRememberRecords();
  useEffect(followOtherTabs, []);
  return (
    <div className={user.viewAs ? styles.viewed : styles.window}>
      <a href="#content" className={styles.skip}>
        {t('skip')}
      </a>
      {user.viewAs && <ViewAsBanner user={user} viewing={user.viewAs} />}
      <div className={styles.shell}>
        <Navigation />
        <div className={styles.sheet}>
          <UpdateBanner />
          <ConnectionBanner />
          <main id="content" className={styles.content} tabIndex={-1}>
            <Suspense fallback={<SkeletonRows label={t('loading')} />}>
              <Outlet />
            </Suspense>
          </main>
          <MessageStrip />
          <TabBar />
        </div>
      </div>
    </div>
  );
}
