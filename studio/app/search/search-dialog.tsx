import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { Search } from 'lucide-react';
import { useDeferredValue, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import { recordPath } from '../../model/paths.ts';
import styles from './search-dialog.module.css';

const texts = defineTexts({
  label: { 'zh-CN': '搜索全部资料', en: 'Search everything' },
  hint: {
    'zh-CN': '输入名称、编号或电话,两个字即可',
    en: 'A name, a number or a phone; two characters are enough',
  },
  none: { 'zh-CN': '没有找到「{q}」', en: 'Nothing found for “{q}”' },
  keys: { 'zh-CN': '↑ ↓ 选择 · Enter 打开 · Esc 关闭', en: '↑ ↓ choose · Enter opens · Esc closes' },
});

interface Hit {
  readonly entity: string;
  readonly id: string;
  readonly title: string | null;
}

export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['search', q],
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await request<{ items: readonly Hit[] }>('GET', `/api/search?q=${encodeURIComponent(q)}`, { signal }))
        .data.items,
  });
  const hits = (q && found.data) || [];

  function open(hit: Hit | undefined) {
    if (!hit) return;
    onClose();
    void navigate(recordPath(hit.entity, hit.id));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') open(hits[chosen]);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(hits.length - 1, chosen + step)));
  }

  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      styles={{ body: { padding: 0 } }}
      style={{ top: 80 }}
    >
      <label className={styles.box}>
        <Search size={18} strokeWidth={1.5} aria-hidden="true" />
        <input
          autoFocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="search-hits"
          aria-activedescendant={hits[chosen] ? `search-hit-${chosen}` : undefined}
          aria-label={t('label')}
          placeholder={t('label')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <ul id="search-hits" role="listbox" aria-label={t('label')} className={styles.hits}>
        {hits.map((hit, index) => (
          <HitLine
            key={`${hit.entity}/${hit.id}`}
            hit={hit}
            index={index}
            chosen={index === chosen}
            onOpen={() => open(hit)}
          />
        ))}
      </ul>
      <p className={styles.foot} role="status">
        {q === ''
          ? t('hint')
          : found.error
            ? found.error.message
            : found.data?.length === 0
              ? t('none', { q })
              : t('keys')}
      </p>
    </Modal>
  );
}

interface HitLineProps {
  readonly hit: Hit;
  readonly index: number;
  readonly chosen: boolean;
  readonly onOpen: () => void;
}

function HitLine({ hit, index, chosen, onOpen }: HitLineProps) {
  const label = useLabel();
  const entity = useModel().entities[hit.entity];
  return (
    <li
      id={`search-hit-${index}`}
      role="option"
      aria-selected={chosen}
      className={chosen ? styles.chosen : styles.hit}
      onClick={onOpen}
    >
      <NamedIcon name={entity?.icon} />
      <span className={styles.name}>{hit.title ?? '—'}</span>
      <span className={styles.kind}>{label(entity?.label)}</span>
    </li>
  );
}
