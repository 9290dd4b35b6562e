import { Search } from 'lucide-react';
import { NavLink } from 'react-router';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import { useSearchBox } from '../search/search-box.tsx';
import { menuOf } from './menu.ts';
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
  return (
    <nav className={styles.nav} aria-label={t('label')}>
      <NavLink to="/" className={styles.brand!}>
        <i aria-hidden="true">{[...model.company][0] ?? 'K'}</i>
        <span>{model.company}</span>
      </NavLink>
      <button type="button" className={styles.search} onClick={searchBox.open} aria-label={t('search')}>
        <Search size={16} strokeWidth={1.5} aria-hidden="true" />
        <span>{t('search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className={styles.scroll}>
        <NavLink to="/" end className={styles.item!} title={t('home')}>
          <NamedIcon name="home" />
          <span>{t('home')}</span>
        </NavLink>
        {menuOf(model).map((group) => (
          <section key={group.key} aria-label={label(group.label)}>
            <h2 className={styles.group}>{label(group.label)}</h2>
            {group.items.map((item) => (
              <NavLink key={item.key} to={item.to} className={styles.item!} title={label(item.label)}>
                <NamedIcon name={item.icon} />
                <span>{label(item.label)}</span>
              </NavLink>
            ))}
          </section>
        ))}
      </div>
      <UserMenu />
    </nav>
  );
}
