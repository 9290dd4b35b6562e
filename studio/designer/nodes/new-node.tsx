import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useDraft } from '../draft/draft-provider.tsx';
import { useVocabulary } from '../node/use-vocabulary.ts';
import { keyFor } from '../property/entry-key.ts';
import { PropertyInput } from '../property/property-input.tsx';
import { propertiesAt, type Property } from '../vocabulary/properties.ts';
import { kindName, propertyName } from '../vocabulary/property-names.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import styles from './nodes.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '新建 · {kind}', en: 'New · {kind}' },
  explain: {
    'zh-CN': '放进草稿后再补充其余内容；发布后就能用。',
    en: 'It goes into the draft, where the rest is added; it works once published.',
  },
  chinese: { 'zh-CN': '中文名称', en: 'Name in Chinese' },
  english: { 'zh-CN': '英文名称', en: 'Name in English' },
  key: { 'zh-CN': '键名', en: 'Key' },
  taken: { 'zh-CN': '这个键名已经有了', en: 'This key is taken' },
  malformed: {
    'zh-CN': '键名以小写字母开头，只用字母和数字',
    en: 'A key begins with a small letter and has letters and digits only',
  },
  example: { 'zh-CN': '例如 {example}', en: 'Such as {example}' },
  add: { 'zh-CN': '放进草稿', en: 'Add to the draft' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

interface NewNodeProps {
  readonly kind: string;
  /** Keys that are there already. */
  readonly known: readonly string[];
  readonly onClose: () => void;
  readonly onMade: (key: string) => void;
}

/** A node of the organisation's own: its names, its key, and what its kind cannot be without. */
export function NewNode(props: NewNodeProps) {
  const { data } = useVocabulary();
  return data ? <Asking {...props} vocabulary={data} /> : null;
}

/** What is asked first; whatever has parts gets them in the designer. */
const ASKED: ReadonlySet<string> = new Set(['line', 'node', 'choice', 'names', 'expression']);

const KEY = /^[a-z][A-Za-z0-9]*$/;

type Values = Readonly<Record<string, unknown>>;

function Asking({
  kind,
  known,
  vocabulary,
  onClose,
  onMade,
}: NewNodeProps & { readonly vocabulary: Vocabulary }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { changes, change } = useDraft();
  const [label, setLabel] = useState({ 'zh-CN': '', en: '' });
  const [typedKey, setKey] = useState<string>();
  const [values, setValues] = useState<Values>({});
  const required = propertiesAt(vocabulary, kind, values, []).filter((one) => one.required);
  const asked = required.filter(({ shape }) => ASKED.has(shape));
  const hasLabel = required.some(({ name }) => name === 'label');
  const key = typedKey ?? keyFor(label.en, '');
  const target = `org:${key}.${kind}`;
  const isTaken = known.includes(`org:${key}`) || changes[target] !== undefined;
  const isMalformed = key !== '' && !KEY.test(key);
  const isNamed = label['zh-CN'] !== '' && label.en !== '';
  const isReady =
    isNamed && key !== '' && !isMalformed && !isTaken && asked.every(({ name }) => values[name]);

  function add() {
    if (!isReady) return;
    change((all) => ({
      ...all,
      [target]: { create: { name: key, ...(hasLabel ? { label } : {}), ...values } },
    }));
    onMade(`org:${key}`);
  }

  return (
    <Modal
      open
      title={t('title', { kind: kindName(kind)[language] })}
      okText={t('add')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady }}
      onOk={add}
      onCancel={onClose}
    >
      <div className={styles.newEntity}>
        <p>{t('explain')}</p>
        <label>
          <span>{t('chinese')}</span>
          <Input
            autoFocus
            value={label['zh-CN']}
            onChange={({ target: { value } }) => setLabel({ ...label, 'zh-CN': value })}
          />
        </label>
        <label>
          <span>{t('english')}</span>
          <Input value={label.en} onChange={({ target: { value } }) => setLabel({ ...label, en: value })} />
        </label>
        <label>
          <span>{t('key')}</span>
          <Input
            status={isTaken || isMalformed ? 'error' : ''}
            value={key}
            onChange={({ target: { value } }) => setKey(value)}
          />
        </label>
        {(isTaken || isMalformed) && <small role="alert">{t(isTaken ? 'taken' : 'malformed')}</small>}
        {asked.map((property) => (
          <Asked
            key={property.name}
            property={property}
            value={values[property.name]}
            onChange={(to) => setValues({ ...values, [property.name]: to })}
          />
        ))}
      </div>
    </Modal>
  );
}

interface AskedProps {
  readonly property: Property;
  readonly value: unknown;
  readonly onChange: (to: unknown) => void;
}

function Asked({ property, value, onChange }: AskedProps) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const id = useId();
  const name = propertyName(property.name)[language];
  const [example] = property.place.schema.examples ?? [];
  return (
    <div className={styles.asked}>
      <label htmlFor={id} title={property.description}>
        {name}
      </label>
      <PropertyInput
        id={id}
        property={property}
        name={name}
        value={value}
        onChange={(_, to) => onChange(to)}
      />
      {example !== undefined && <small>{t('example', { example: String(example) })}</small>}
    </div>
  );
}
