import { useEffect, useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './list-screen.module.css';

const texts = defineTexts({
  find: { 'zh-CN': '在{name}中查找', en: 'Find in {name}' },
});

const SETTLED_MS = 200;

interface QuickSearchProps {
  readonly name: string;
  readonly q: string | undefined;
  readonly onSearch: (q: string) => void;
}

/** Search as one types; `/` puts the keyboard into it. */
export function QuickSearch({ name, q, onSearch }: QuickSearchProps) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState(q ?? '');
  const [sent, setSent] = useState(q ?? '');
  const [given, setGiven] = useState(q);
  if (given !== q) {
    setGiven(q);
    if ((q ?? '') !== sent) setTyped(q ?? '');
  }
  useEffect(() => {
    const words = typed.trim();
    if (words === (q ?? '')) return undefined;
    const timer = setTimeout(() => {
      setSent(words);
      onSearch(words);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [typed, q, onSearch]);
  return (
    <SearchField
      className={styles.search}
      data-quick-search
      label={t('find', { name })}
      value={typed}
      onType={setTyped}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && typed !== '') setTyped('');
        if (key === 'ArrowDown') document.querySelector<HTMLElement>('[data-list-grid]')?.focus();
      }}
    >
      <kbd>/</kbd>
    </SearchField>
  );
}
