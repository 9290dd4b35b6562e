import { Plus } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { valueAt } from '../draft/changes.ts';
import { Finder } from '../finder.tsx';
import { inOrder, labelOf } from '../property/entry-order.ts';
import { NewEntry } from '../property/new-entry.tsx';
import { holdsCodes, type Property } from '../vocabulary/properties.ts';
import { propertyName } from '../vocabulary/property-names.ts';
import { useNodeEditor } from './node-editor.tsx';
import styles from './node.module.css';

const texts = defineTexts({
  add: { 'zh-CN': '添加', en: 'Add' },
  none: { 'zh-CN': '没有找到', en: 'Nothing found' },
  empty: { 'zh-CN': '还没有', en: 'Nothing yet' },
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
  const { vocabulary, kind, node, before } = useNodeEditor();
  const [asked, setAsked] = useState('');
  const [adding, setAdding] = useState(false);
  const isTree = holdsCodes(vocabulary, kind, node, [part.name]);
  const entries = inOrder(valueAt(node, [part.name]));
  const found = (isTree ? inTree(entries) : entries).filter(([key, value]) =>
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
      {found.length === 0 && !adding && (
        <p className={styles.quiet}>{t(entries.length === 0 ? 'empty' : 'none')}</p>
      )}
      <ul onKeyDown={onKey}>
        {found.map(([key, value]) => (
          <OutlineItem
            key={key}
            path={[part.name, key]}
            label={label(labelOf(value)) || key}
            depth={isTree ? found.filter(([other]) => other !== key && key.startsWith(other)).length : 0}
            isNew={valueAt(before, [part.name, key]) === undefined}
            isChosen={key === chosen}
            onChoose={() => onChoose(key)}
          />
        ))}
      </ul>
    </nav>
  );
}

/** Each node before those below it: by code, which begins with the code above. */
function inTree<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const INDENT = 14;

function idOf(key: string): string {
  return `outline-${key}`;
}

interface OutlineItemProps {
  readonly path: readonly string[];
  readonly label: string;
  /** How far below the top of a tree. */
  readonly depth: number;
  readonly isNew: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function OutlineItem({ path, label, depth, isNew, isChosen, onChoose }: OutlineItemProps) {
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
        <span style={{ paddingLeft: depth * INDENT }}>{label}</span>
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
