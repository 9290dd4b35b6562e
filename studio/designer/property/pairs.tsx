import { AutoComplete } from 'antd';
import { Plus, X } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { valueAt } from '../draft/changes.ts';
import { useNodeEditor } from '../node/node-editor.tsx';
import { pairOf, type Property } from '../vocabulary/properties.ts';
import { inOrder, labelOf } from './entry-order.ts';
import { isFound } from './is-found.ts';
import { PropertyInput } from './property-input.tsx';
import styles from './property.module.css';

const texts = defineTexts({
  add: { 'zh-CN': '添加', en: 'Add' },
  addTo: { 'zh-CN': '添加{name}', en: 'Add to {name}' },
  key: { 'zh-CN': '{name}：哪一个', en: '{name}: which one' },
  none: { 'zh-CN': '还没有', en: 'Nothing yet' },
  remove: { 'zh-CN': '移除{key}', en: 'Remove {key}' },
});

interface PairsProps {
  readonly path: readonly string[];
  readonly property: Property;
  readonly name: string;
}

/** Keyed values inside a node: what a step writes, attributes of a node. Each is a line of its key and its input. */
export function Pairs({ path, property, name }: PairsProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const id = useId();
  const { vocabulary, node, set } = useNodeEditor();
  const pairs = Object.entries((valueAt(node, path) ?? {}) as Readonly<Record<string, unknown>>);
  const known = useKnownKeys(path);
  const nameOf = (key: string) => label(labelOf(known.get(key))) || key;
  return (
    <div className={styles.entries}>
      {pairs.length === 0 && <small className={styles.hint}>{t('none')}</small>}
      {pairs.map(([key, value]) => (
        <div key={key} className={styles.keyed}>
          <label htmlFor={`${id}-${key}`} title={key}>
            {nameOf(key)}
          </label>
          <PropertyInput
            id={`${id}-${key}`}
            property={pairOf(vocabulary, property, key)}
            name={nameOf(key)}
            value={value}
            onChange={(_, to) => set([...path, key], to ?? '')}
          />
          <Button
            look="quiet"
            icon={<X size={14} aria-hidden="true" />}
            aria-label={t('remove', { key: nameOf(key) })}
            onClick={() => set([...path, key], null)}
          />
        </div>
      ))}
      <NewPair
        name={name}
        options={[...known]
          .filter(([key]) => !pairs.some(([taken]) => taken === key))
          .map(([key]) => ({ value: key, label: `${nameOf(key)} ${key}` }))}
        onAdd={(key) => set([...path, key], '')}
      />
    </div>
  );
}

interface NewPairProps {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onAdd: (key: string) => void;
}

function NewPair({ name, options, onAdd }: NewPairProps) {
  const t = useTexts(texts);
  const [key, setKey] = useState('');

  function add(event: FormEvent) {
    event.preventDefault();
    const chosen = key.trim();
    if (chosen === '') return;
    onAdd(chosen);
    setKey('');
  }

  return (
    <form className={styles.keyed} onSubmit={add}>
      <AutoComplete
        aria-label={t('key', { name })}
        value={key}
        options={[...options]}
        showSearch={FOUND}
        onChange={(typed: string) => setKey(typed)}
      />
      <Button
        type="submit"
        look="quiet"
        icon={<Plus size={14} aria-hidden="true" />}
        aria-label={t('addTo', { name })}
        disabled={key.trim() === ''}
      >
        {t('add')}
      </Button>
    </form>
  );
}

const FOUND = { filterOption: isFound } as const;

/** Keys that the node declares at its top under the same name: attributes of a scheme, for those of its nodes. */
function useKnownKeys(path: readonly string[]): ReadonlyMap<string, unknown> {
  const { node } = useNodeEditor();
  const name = path.at(-1)!;
  return new Map(path.length > 1 ? inOrder(valueAt(node, [name])) : []);
}
