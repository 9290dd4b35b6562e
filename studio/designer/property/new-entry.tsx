import { Input, Select } from 'antd';
import { useState, type FormEvent } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { valueAt } from '../draft/changes.ts';
import { useNodeEditor } from '../node/node-editor.tsx';
import { holdsCodes, placeAt } from '../vocabulary/properties.ts';
import { useCodeProblem } from './code-problem.ts';
import { keyFor } from './entry-key.ts';
import { ENTRY_KEY, useKeyProblem } from './key-problem.ts';
import { usePlaceInForms } from './place-in-forms.ts';
import styles from './property.module.css';

const texts = defineTexts({
  chinese: { 'zh-CN': '中文名称', en: 'Name in Chinese' },
  english: { 'zh-CN': '英文名称', en: 'Name in English' },
  key: { 'zh-CN': '键名', en: 'Key' },
  type: { 'zh-CN': '类型', en: 'Type' },
  code: { 'zh-CN': '编码，如 0101', en: 'Code, such as 0101' },
  add: { 'zh-CN': '添加', en: 'Add' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

interface NewEntryProps {
  readonly path: readonly string[];
  readonly onClose: () => void;
  readonly onAdded?: (key: string) => void;
}

/** A further field, option, column …: its name, its key, and of a field its type. */
export function NewEntry({ path, onClose, onAdded }: NewEntryProps) {
  const t = useTexts(texts);
  const { vocabulary, kind, node, prefix, set } = useNodeEditor();
  const placeInForms = usePlaceInForms();
  const [chinese, setChinese] = useState('');
  const [english, setEnglish] = useState('');
  const [type, setType] = useState('text');
  const isField = kind === 'entity' && path.length === 1 && path[0] === 'fields';
  const entry = isField ? { type } : {};
  const place = placeAt(vocabulary, kind, withEntry(node, path, entry), [...path, PROBE]);
  const hasLabel = place.schema.properties?.label !== undefined;
  const isCode = holdsCodes(vocabulary, kind, node, path);
  const codeProblem = useCodeProblem();
  const keyProblem = useKeyProblem();
  const [typedKey, setTypedKey] = useState<string>();
  const key = typedKey ?? (isCode ? '' : keyFor(english, isField ? prefix : ''));
  const isTaken = valueAt(node, [...path, key]) !== undefined;
  const wrong = isCode
    ? (keyProblem(key, isTaken) ?? (key === '' ? undefined : codeProblem(key, node)))
    : keyProblem(key, isTaken, ENTRY_KEY);
  const isReady = key !== '' && wrong === undefined && (!hasLabel || (chinese && english));

  function add(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    const label = hasLabel ? { label: { 'zh-CN': chinese, en: english } } : {};
    set([...path, key], { ...entry, ...label });
    if (isField) placeInForms(key);
    onAdded?.(key);
    onClose();
  }

  return (
    <form className={styles.newEntry} onSubmit={add}>
      {hasLabel && (
        <div className={styles.pair}>
          <Input
            autoFocus
            placeholder={t('chinese')}
            aria-label={t('chinese')}
            value={chinese}
            onChange={({ target }) => setChinese(target.value)}
          />
          <Input
            placeholder={t('english')}
            aria-label={t('english')}
            value={english}
            onChange={({ target }) => setEnglish(target.value)}
          />
        </div>
      )}
      <div className={styles.pair}>
        {isField && <FieldTypeChoice value={type} onChange={setType} />}
        <Input
          className={styles.code!}
          placeholder={t(isCode ? 'code' : 'key')}
          aria-label={t(isCode ? 'code' : 'key')}
          status={wrong === undefined ? '' : 'error'}
          value={key}
          onChange={({ target }) => setTypedKey(target.value)}
        />
      </div>
      {wrong !== undefined && (
        <small role="alert" className={styles.wrong}>
          {wrong}
        </small>
      )}
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={!isReady}>
          {t('add')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

/** Stands for an entry that is not there yet. */
const PROBE = 'probe';

function withEntry(node: unknown, path: readonly string[], entry: object): unknown {
  const [key, ...deeper] = path;
  if (key === undefined) return { ...(node as object), [PROBE]: entry };
  const inner = (node as Record<string, unknown> | undefined)?.[key] ?? {};
  return { ...(node as object), [key]: withEntry(inner, deeper, entry) };
}

function FieldTypeChoice({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (type: string) => void;
}) {
  const t = useTexts(texts);
  const { typeLabels } = useNodeEditor();
  return (
    <Select
      aria-label={t('type')}
      showSearch
      optionFilterProp="label"
      value={value}
      options={[...typeLabels].map(([type, text]) => ({ value: type, label: text }))}
      onChange={onChange}
    />
  );
}
