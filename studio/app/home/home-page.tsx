import { useState, type ReactNode } from 'react';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { inOrder } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Empty } from '../../ui/empty.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { quickActionsOf } from '../quick/quick-actions.ts';
import { useQuickPanel } from '../quick/quick-panel.tsx';
import { useSignedInUser } from '../session/session.tsx';
import { HomeTile, type HomeTileProps } from './home-tile.tsx';
import { QuickBar } from './quick-bar.tsx';
import { RecentTile } from './recent-tile.tsx';
import styles from './home.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '工作台', en: 'Home' },
  morning: { 'zh-CN': '{name}，早上好', en: 'Good morning, {name}' },
  afternoon: { 'zh-CN': '{name}，下午好', en: 'Good afternoon, {name}' },
  evening: { 'zh-CN': '{name}，晚上好', en: 'Good evening, {name}' },
  empty: { 'zh-CN': '工作台还是空的', en: 'Nothing is on your home page yet' },
  emptyDetail: {
    'zh-CN': '从导航打开一个列表开始工作。',
    en: 'Open a list from the navigation to begin.',
  },
});

/** 工作台: the day, what can be begun with one tap, and a tile for each list the apps put here. */
export function HomePage() {
  const t = useTexts(texts);
  const model = useModel();
  const quick = useQuickPanel();
  const actions = quickActionsOf(model);
  const isPhone = useMedia('(max-width: 640px)');
  usePageTitle(t('title'));
  const tiles = useTiles(quick.log);
  const bar = <QuickBar actions={actions} onBegin={(action) => quick.begin(action)} />;
  const drawn = tiles.map((tile) => <HomeTile key={tile.viewKey} {...tile} />);
  return (
    <>
      <div className={styles.page}>
        <Greeting>{!isPhone && bar}</Greeting>
        {tiles.length === 0 && <Empty title={t('empty')} detail={t('emptyDetail')} />}
        <div className={styles.tiles}>
          <div className={styles.column}>{drawn.filter((_, index) => isPhone || index % 2 === 0)}</div>
          {!isPhone && <div className={styles.column}>{drawn.filter((_, index) => index % 2 === 1)}</div>}
          <div className={styles.side}>
            <RecentTile actions={actions} onBegin={quick.begin} />
          </div>
        </div>
      </div>
      {isPhone && bar}
      {quick.panel}
    </>
  );
}

function useTiles(log: HomeTileProps['onLog']): readonly HomeTileProps[] {
  const model = useModel();
  const label = useLabel();
  return inOrder(model.apps).flatMap(([, app]) =>
    inOrder(app.tiles).flatMap(([, tile]) => {
      const view = model.views[tile.view];
      const entity = view && model.entities[view.entity];
      if (!entity) return [];
      const form = entity.allows.update && tile.log ? model.forms[tile.log] : undefined;
      return [
        {
          viewKey: tile.view,
          view,
          entity,
          label: label(tile.label ?? view.label),
          logForm: form,
          onLog: log,
        },
      ];
    }),
  );
}

/** The hour it is where the organisation is, as the date beside it. */
function hourIn(timeZone: string, now: Date): number {
  const format = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone });
  return Number(format.format(now));
}

function Greeting({ children }: { readonly children: ReactNode }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { timeZone } = useModel();
  const user = useSignedInUser();
  const [now] = useState(() => new Date());
  const hour = hourIn(timeZone, now);
  const greeting = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  const format = { month: 'long', day: 'numeric', weekday: 'long', timeZone } as const;
  return (
    <header className={styles.head}>
      <div>
        <h1>{t(greeting, { name: user.name })}</h1>
        <p>{new Intl.DateTimeFormat(language, format).format(now)}</p>
      </div>
      {children}
    </header>
  );
}
