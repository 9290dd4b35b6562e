import { Drawer } from 'antd';
import { House, Menu as MenuIcon, Search } from 'lucide-react';
import { useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import { NotificationBell } from '../notifications/notification-bell.tsx';
import { NotificationDrawer } from '../notifications/notification-drawer.tsx';
import { useUnseenCount } from '../notifications/use-notifications.ts';
import { useSearchBox } from '../search/search-box.tsx';
import { appsAtFoot, entryAt, menuOf, menuOfApp } from './menu.ts';
import { UserMenu } from './user-menu.tsx';
import styles from './tab-bar.module.css';

const texts = defineTexts({
  home: { 'zh-CN': '工作台', en: 'Home' },
  search: { 'zh-CN': '搜索', en: 'Search' },
  more: { 'zh-CN': '更多', en: 'More' },
  unseen: { 'zh-CN': '{n} 条通知未看', en: '{n} unseen {n|notification|notifications}' },
  label: { 'zh-CN': '底部导航', en: 'Tab bar' },
});

const SHOWN = 2;

/** The phone's navigation: home, the first lists, search, and everything else behind 更多. */
export function TabBar() {
  const t = useTexts(texts);
  const label = useLabel();
  const search = useSearchBox();
  const { pathname, search: query } = useLocation();
  const groups = menuOf(useModel());
  const current = entryAt(groups, pathname, new URLSearchParams(query).get('view'));
  const first = groups.flatMap((group) => group.items).slice(0, SHOWN);
  const isElsewhere = pathname !== '/' && !first.some((entry) => entry === current);
  return (
    <nav className={styles.bar} aria-label={t('label')}>
      <NavLink to="/" end className={styles.tab!}>
        <House size={20} strokeWidth={1.5} aria-hidden="true" />
        {t('home')}
      </NavLink>
      {first.map((entry) => (
        <Link
          key={entry.key}
          to={entry.to}
          className={styles.tab!}
          aria-current={entry === current ? 'page' : undefined}
        >
          <NamedIcon name={entry.icon} size={20} />
          <span>{label(entry.label)}</span>
        </Link>
      ))}
      <button type="button" className={styles.tab} onClick={search.open}>
        <Search size={20} strokeWidth={1.5} aria-hidden="true" />
        {t('search')}
      </button>
      <MoreTab isCurrent={isElsewhere} />
    </nav>
  );
}

function MoreTab({ isCurrent }: { readonly isCurrent: boolean }) {
  const t = useTexts(texts);
  const unseen = useUnseenCount();
  const [shown, setShown] = useState<'menu' | 'notifications'>();
  const close = () => setShown(undefined);
  return (
    <>
      <button
        type="button"
        className={styles.tab}
        onClick={() => setShown('menu')}
        aria-expanded={shown === 'menu'}
        data-current={isCurrent || undefined}
      >
        <MenuIcon size={20} strokeWidth={1.5} aria-hidden="true" />
        {t('more')}
        {unseen > 0 && (
          <i className={styles.unseen}>
            <span className="visually-hidden">{t('unseen', { n: unseen })}</span>
          </i>
        )}
      </button>
      <Drawer open={shown === 'menu'} onClose={close} placement="bottom" size="80%" title={t('more')}>
        <Everything onChoose={close} onNotifications={() => setShown('notifications')} />
      </Drawer>
      <NotificationDrawer isOpen={shown === 'notifications'} onClose={close} />
    </>
  );
}

interface EverythingProps {
  readonly onChoose: () => void;
  readonly onNotifications: () => void;
}

function Everything({ onChoose, onNotifications }: EverythingProps) {
  const label = useLabel();
  const model = useModel();
  const groups = [...menuOf(model), ...appsAtFoot(model).flatMap(([key, app]) => menuOfApp(model, key, app))];
  return (
    <>
      <NotificationBell
        className={styles.bell}
        countClassName={styles.count}
        size={20}
        isOpen={false}
        onOpen={onNotifications}
      />
      {groups.map((group) => (
        <section key={group.key} className={styles.group}>
          <h2>{label(group.label)}</h2>
          <div className={styles.entries}>
            {group.items.map((entry) => (
              <Link key={entry.key} to={entry.to} className={styles.item!} onClick={onChoose}>
                <NamedIcon name={entry.icon} size={20} />
                <span>{label(entry.label)}</span>
              </Link>
            ))}
          </div>
        </section>
      ))}
      <UserMenu />
    </>
  );
}
