import { Search } from 'lucide-react';
import { useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { appPath } from '../../model/paths.ts';
import { NamedIcon } from '../../ui/icon.tsx';
import { NotificationBell } from '../notifications/notification-bell.tsx';
import { NotificationDrawer } from '../notifications/notification-drawer.tsx';
import { useSearchBox } from '../search/search-box.tsx';
import { appsAtFoot, entryAt, menuOf, menuOfApp, type MenuEntry, type MenuGroup } from './menu.ts';
import { MenuItem } from './menu-item.tsx';
import { UserMenu } from './user-menu.tsx';
import styles from './navigation.module.css';

const texts = defineTexts({
  label: { 'zh-CN': '导航', en: 'Navigation' },
  search: { 'zh-CN': '搜索', en: 'Search' },
  home: { 'zh-CN': '工作台', en: 'Home' },
});

/** The company, search, and what the apps of the Model offer; folds to icons on narrow screens. */
export function Navigation() {
  const t = useTexts(texts);
  const label = useLabel();
  const model = useModel();
  const searchBox = useSearchBox();
  const groups = menuOf(model);
  const current = useEntryAt(groups);
  return (
    <nav className={styles.nav} aria-label={t('label')}>
      <Link to="/" className={styles.brand!} title={model.company}>
        <i aria-hidden="true">{[...model.company][0] ?? 'K'}</i>
        <span>{model.company}</span>
      </Link>
      <button
        type="button"
        className={styles.search}
        onClick={searchBox.open}
        aria-label={t('search')}
        aria-keyshortcuts="Control+K"
      >
        <Search size={16} strokeWidth={1.5} aria-hidden="true" />
        <span>{t('search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className={styles.scroll}>
        <NavLink to="/" end className={styles.item!} title={t('home')}>
          <NamedIcon name="home" />
          <span>{t('home')}</span>
        </NavLink>
        <Bell />
        {groups.map((group) => (
          <section key={group.key} aria-label={label(group.label)}>
            <h2 className={styles.group}>{label(group.label)}</h2>
            {group.items.map((entry) => (
              <MenuItem key={entry.key} entry={entry} isCurrent={entry === current} />
            ))}
          </section>
        ))}
      </div>
      <Foot />
      <UserMenu />
    </nav>
  );
}

function Bell() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <NotificationBell
        className={styles.item}
        countClassName={styles.count}
        isOpen={isOpen}
        onOpen={() => setOpen(true)}
      />
      <NotificationDrawer isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

/** One entry for each app that is seldom needed. */
function Foot() {
  const label = useLabel();
  const model = useModel();
  const { pathname } = useLocation();
  const groups = appsAtFoot(model).map(([key, app]) => ({ key, app, groups: menuOfApp(model, key, app) }));
  const search = new URLSearchParams(useLocation().search);
  return groups.map(({ key, app, groups: inside }) => {
    const isHere = pathname === appPath(key) || entryAt(inside, pathname, search.get('view')) !== undefined;
    return (
      <Link
        key={key}
        to={appPath(key)}
        className={styles.item!}
        title={label(app.label)}
        aria-current={isHere ? 'page' : undefined}
      >
        <NamedIcon name={app.icon} />
        <span>{label(app.label)}</span>
      </Link>
    );
  });
}

function useEntryAt(groups: readonly MenuGroup[]): MenuEntry | undefined {
  const { pathname, search } = useLocation();
  return entryAt(groups, pathname, new URLSearchParams(search).get('view'));
}
