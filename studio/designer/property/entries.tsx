import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { valueAt } from '../draft/changes.ts';
import { useNodeEditor } from '../node/node-editor.tsx';
import { inOrder, labelOf } from './entry-order.ts';
import { NewEntry } from './new-entry.tsx';
import styles from './property.module.css';

const texts = defineTexts({
  add: { 'zh-CN': '添加', en: 'Add' },
  addTo: { 'zh-CN': '添加{name}', en: 'Add to {name}' },
  none: { 'zh-CN': '还没有', en: 'Nothing yet' },
  retire: { 'zh-CN': '停用', en: 'Retire' },
  remove: { 'zh-CN': '移除', en: 'Remove' },
  restore: { 'zh-CN': '恢复', en: 'Restore' },
  retired: { 'zh-CN': '停用', en: 'Retired' },
  changed: { 'zh-CN': '已改', en: 'Changed' },
});

interface EntriesProps {
  readonly path: readonly string[];
  readonly name: string;
  /** Draws the properties of one entry. */
  readonly body: (path: readonly string[]) => ReactNode;
}

/** Keyed entries inside a node: options, columns, sections. Each folds open to its own properties. */
export function Entries({ path, name, body }: EntriesProps) {
  const t = useTexts(texts);
  const { node } = useNodeEditor();
  const [adding, setAdding] = useState(false);
  const entries = inOrder(valueAt(node, path));
  return (
    <div className={styles.entries}>
      {entries.length === 0 && !adding && <small className={styles.hint}>{t('none')}</small>}
      {entries.map(([key, value]) => (
        <Entry key={key} path={[...path, key]} value={value} body={body} />
      ))}
      {adding ? (
        <NewEntry path={path} onClose={() => setAdding(false)} />
      ) : (
        <div>
          <Button
            look="quiet"
            icon={<Plus size={14} aria-hidden="true" />}
            aria-label={t('addTo', { name })}
            onClick={() => setAdding(true)}
          >
            {t('add')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Entry({ path, value, body }: Pick<EntriesProps, 'path' | 'body'> & { readonly value: unknown }) {
  const t = useTexts(texts);
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const { before, isChanged, isRetired, retire, restore } = useNodeEditor();
  const retired = isRetired(path);
  const isNew = valueAt(before, path) === undefined;
  const key = path.at(-1)!;
  return (
    <details
      className={styles.entry}
      data-retired={retired || undefined}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span>{label(labelOf(value)) || key}</span>
        {isChanged(path) && <Tag tone="accent">{t('changed')}</Tag>}
        {retired && <Tag>{t('retired')}</Tag>}
        <code>{key}</code>
      </summary>
      {open && (
        <div>
          {body(path)}
          <Button look="quiet" onClick={() => (retired ? restore(path) : retire(path))}>
            {t(retired ? 'restore' : isNew ? 'remove' : 'retire')}
          </Button>
        </div>
      )}
    </details>
  );
}
