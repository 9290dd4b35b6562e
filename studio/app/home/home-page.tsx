import { useState } from 'react';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { inOrder } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useSignedInUser } from '../session/session.tsx';
import { HomeTile } from './home-tile.tsx';
import styles from './home.module.css';

const texts = defineTexts({
  morning: { 'zh-CN': '{name},早上好', en: 'Good morning, {name}' },
  afternoon: { 'zh-CN': '{name},下午好', en: 'Good afternoon, {name}' },
  evening: { 'zh-CN': '{name},晚上好', en: 'Good evening, {name}' },
  empty: { 'zh-CN': '工作台还是空的', en: 'Nothing is on your home page yet' },
  emptyDetail: {
    'zh-CN': '从左边的导航打开一个列表开始工作。',
    en: 'Open a list from the navigation to begin.',
  },
});

/** 工作台: the day, and a tile for each list the apps put here. */
export function HomePage() {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useLanguage();
  const model = useModel();
  const user = useSignedInUser();
  const [now] = useState(() => new Date());
  const hour = now.getHours();
  const greeting = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  const tiles = inOrder(model.apps).flatMap(([app, document]) =>
    inOrder(document.tiles).map(([key, tile]) => ({ key: `${app}.${key}`, tile })),
  );
  const today = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: model.timeZone }).format(
    now,
  );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t(greeting, { name: user.name })}</h1>
        <p>{today}</p>
      </header>
      {tiles.length === 0 ? (
        <Empty title={t('empty')} detail={t('emptyDetail')} />
      ) : (
        <div className={styles.tiles}>
          {tiles.map(({ key, tile }) => (
            <HomeTile
              key={key}
              viewKey={tile.view}
              label={label(tile.label ?? model.views[tile.view]?.label)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
