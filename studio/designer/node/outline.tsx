import { Plus } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { valueAt } from '../draft/changes.ts';
import { Finder } from '../finder.tsx';
import { inOrder, labelOf } from '../property/entry-order.ts';
import { NewEntry } from '../property/new-entry.tsx';
import type { Property } from '../vocabulary/properties.ts';
import { propertyName } from '../vocabulary/property-names.ts';
import { useNodeEditor } from './node-editor.tsx';
import styles from './node.module.css';

const texts = defineTexts({
  add: { 'zh-CN': '添加', en: 'Add' },
  none: { 'zh-CN': '没有找到', en: 'Nothing found' },
  changed: { 'zh-CN': '已改', en: 'Changed' },
  retired: { 'zh-CN': '停用', en: 'Retired' },
});

interface OutlineProps {
  readonly part: Property;
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** The entries of one part, such as the fields of an entity. Arrow keys go through them. */
export function Outline({ part, chosen, onChoose }: OutlineProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useLanguage();
  const { node, before } = useNodeEditor();
  const [asked, setAsked] = useState('');
  const [adding, setAdding] = useState(false);
  const found = inOrder(valueAt(node, [part.name])).filter(([key, value]) =>
    `${key} ${label(labelOf(value))}`.toLowerCase().includes(asked.trim().toLowerCase()),
  );

  function onKey(event: KeyboardEvent) {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = found[found.findIndex(([key]) => key === chosen) + move];
    if (move === 0 || !next) return;
    event.preventDefault();
    onChoose(next[0]);
    document.getElementById(idOf(next[0]))?.focus();
  }

  return (
    <nav className={styles.outline} aria-label={propertyName(part.name)[language]}>
      <div className={styles.finder}>
        <Finder asked={asked} onAsk={setAsked} />
        <Button icon={<Plus size={14} aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      </div>
      {adding && <NewEntry path={[part.name]} onAdded={onChoose} onClose={() => setAdding(false)} />}
      {found.length === 0 && <p className={styles.quiet}>{t('none')}</p>}
      <ul onKeyDown={onKey}>
        {found.map(([key, value]) => (
          <OutlineItem
            key={key}
            path={[part.name, key]}
            label={label(labelOf(value)) || key}
            isNew={valueAt(before, [part.name, key]) === undefined}
            isChosen={key === chosen}
            onChoose={() => onChoose(key)}
          />
        ))}
      </ul>
    </nav>
  );
}

function idOf(key: string): string {
  return `outline-${key}`;
}

interface OutlineItemProps {
  readonly path: readonly string[];
  readonly label: string;
  readonly isNew: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function OutlineItem({ path, label, isNew, isChosen, onChoose }: OutlineItemProps) {
  const t = useTexts(texts);
  const { isChanged, isRetired } = useNodeEditor();
  const retired = isRetired(path);
  return (
    <li>
      <button
        type="button"
        id={idOf(path.at(-1)!)}
        aria-current={isChosen || undefined}
        tabIndex={isChosen ? 0 : -1}
        data-retired={retired || undefined}
        onClick={onChoose}
      >
        <span>{label}</span>
        {retired ? (
          <Tag>{t('retired')}</Tag>
        ) : (
          (isNew || isChanged(path)) && <Tag tone={isNew ? 'ok' : 'accent'}>{t('changed')}</Tag>
        )}
        <code>{path.at(-1)}</code>
      </button>
    </li>
  );
}
