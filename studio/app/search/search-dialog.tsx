import { Modal } from 'antd';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { marked, type ResultGroup, type SearchResult } from './search-results.ts';
import { useSearch } from './use-search.ts';
import styles from './search-dialog.module.css';

const texts = defineTexts({
  label: { 'zh-CN': '搜索全部资料', en: 'Search everything' },
  hint: {
    'zh-CN': '输入名称、编号或电话，两个字即可',
    en: 'A name, a number or a phone; two characters are enough',
  },
  none: { 'zh-CN': '没有找到「{q}」', en: 'Nothing found for “{q}”' },
  busy: { 'zh-CN': '正在查找', en: 'Searching' },
  keys: { 'zh-CN': '↑ ↓ 选择 · Enter 打开 · Esc 关闭', en: '↑ ↓ choose · Enter opens · Esc closes' },
  close: { 'zh-CN': '关闭', en: 'Close' },
});

/** Search over everything, from the keyboard: type, arrows, Enter. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const isPhone = useMedia('(max-width: 640px)');
  const { groups, q, error, isBusy } = useSearch(typed);
  const results = groups.flatMap((group) => group.results);
  const current = results[Math.min(chosen, results.length - 1)];

  function open(result: SearchResult | undefined) {
    if (!result) return;
    onClose();
    void navigate(result.to);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(current);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || results.length === 0) return;
    event.preventDefault();
    setChosen((results.indexOf(current!) + step + results.length) % results.length);
  }

  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={isPhone ? '100%' : 600}
      styles={BODY}
      className={styles.dialog!}
      style={{ top: isPhone ? 0 : 80 }}
    >
      <div className={styles.box}>
        <Search size={18} strokeWidth={1.5} aria-hidden="true" />
        <input
          autoFocus
          type="search"
          role="combobox"
          aria-expanded={results.length > 0}
          aria-controls="search-hits"
          aria-autocomplete="list"
          aria-activedescendant={current ? idOf(current) : undefined}
          aria-label={t('label')}
          placeholder={t('label')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={styles.close} onClick={onClose}>
          {isPhone ? t('close') : <kbd>Esc</kbd>}
        </button>
      </div>
      <div id="search-hits" role="listbox" aria-label={t('label')} className={styles.hits}>
        {groups.map((group) => (
          <HitGroup key={group.key} group={group} q={q} current={current} onOpen={open} />
        ))}
      </div>
      <p className={styles.foot} role="status">
        {footOf()}
      </p>
    </Modal>
  );

  function footOf(): string {
    if (error) return error.message;
    if (results.length > 0) return isPhone ? '' : t('keys');
    if (typed.trim() === '') return t('hint');
    return isBusy ? t('busy') : t('none', { q });
  }
}

const BODY = { body: { padding: 0 } } as const;

function idOf({ key }: SearchResult): string {
  return `search-${key.replace(/[^\w-]/g, '-')}`;
}

interface HitGroupProps {
  readonly group: ResultGroup;
  readonly q: string;
  readonly current: SearchResult | undefined;
  readonly onOpen: (result: SearchResult) => void;
}

function HitGroup({ group, q, current, onOpen }: HitGroupProps) {
  const label = useLabel()(group.label);
  return (
    <div role="group" aria-label={label}>
      <p className={styles.kind} aria-hidden="true">
        {label}
      </p>
      {group.results.map((result) => (
        <Hit key={result.key} result={result} q={q} isChosen={result === current} onOpen={onOpen} />
      ))}
    </div>
  );
}

interface HitProps {
  readonly result: SearchResult;
  readonly q: string;
  readonly isChosen: boolean;
  readonly onOpen: (result: SearchResult) => void;
}

function Hit({ result, q, isChosen, onOpen }: HitProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <div
      ref={place}
      id={idOf(result)}
      role="option"
      aria-selected={isChosen}
      className={isChosen ? styles.chosen : styles.hit}
      onClick={() => onOpen(result)}
    >
      <NamedIcon name={result.icon} />
      <span className={styles.name}>
        {marked(result.title, q).map(({ text, isHit }, index) =>
          isHit ? <mark key={index}>{text}</mark> : text,
        )}
      </span>
    </div>
  );
}
