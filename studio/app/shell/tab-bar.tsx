import { House, Menu as MenuIcon, Search } from 'lucide-react';
import { Drawer } from 'antd';
import { useState } from 'react';
import { NavLink } from 'react-router';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import { useSearchBox } from '../search/search-box.tsx';
import { menuOf } from './menu.ts';
import { UserMenu } from './user-menu.tsx';
import styles from './tab-bar.module.css';

const texts = defineTexts({
  home: { 'zh-CN': '工作台', en: 'Home' },
  search: { 'zh-CN': '搜索', en: 'Search' },
  more: { 'zh-CN': '更多', en: 'More' },
  label: { 'zh-CN': '底部导航', en: 'Tab bar' },
});

/** The phone's navigation: home, the first two lists, search, and everything else behind 更多. */
export function TabBar() {
  const t = useTexts(texts);
  const label = useLabel();
  const groups = menuOf(useModel());
  const search = useSearchBox();
  const [open, setOpen] = useState(false);
  const first = groups.flatMap((group) => group.items).slice(0, 2);
  return (
    <nav className={styles.bar} aria-label={t('label')}>
      <NavLink to="/" end className={styles.tab!}>
        <House size={20} strokeWidth={1.5} aria-hidden="true" />
        {t('home')}
      </NavLink>
      {first.map((item) => (
        <NavLink key={item.key} to={item.to} className={styles.tab!}>
          <NamedIcon name={item.icon} size={20} />
          {label(item.label)}
        </NavLink>
      ))}
      <button type="button" className={styles.tab} onClick={search.open}>
        <Search size={20} strokeWidth={1.5} aria-hidden="true" />
        {t('search')}
      </button>
      <button type="button" className={styles.tab} onClick={() => setOpen(true)} aria-expanded={open}>
        <MenuIcon size={20} strokeWidth={1.5} aria-hidden="true" />
        {t('more')}
      </button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="70%" title={t('more')}>
        {groups.map((group) => (
          <section key={group.key} className={styles.group}>
            <h2>{label(group.label)}</h2>
            {group.items.map((item) => (
              <NavLink key={item.key} to={item.to} className={styles.item!} onClick={() => setOpen(false)}>
                <NamedIcon name={item.icon} size={20} />
                {label(item.label)}
              </NavLink>
            ))}
          </section>
        ))}
        <UserMenu />
      </Drawer>
    </nav>
  );
}
