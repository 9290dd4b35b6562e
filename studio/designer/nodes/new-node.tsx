import { Modal } from 'antd';
import { useId, useState } from 'react';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useDraft } from '../draft/draft-provider.tsx';
import { useVocabulary } from '../node/use-vocabulary.ts';
import { PropertyInput } from '../property/property-input.tsx';
import { propertiesAt, type Property } from '../vocabulary/properties.ts';
import { kindName, propertyName } from '../vocabulary/property-names.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';
import { NewNameInputs, useNewName } from './new-name.tsx';
import styles from './nodes.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '新建 · {kind}', en: 'New · {kind}' },
  explain: {
    'zh-CN': '放进草稿后再补充其余内容；发布后就能用。',
    en: 'It goes into the draft, where the rest is added; it works once published.',
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
  const [values, setValues] = useState<Values>({});
  const required = propertiesAt(vocabulary, kind, values, []).filter((one) => one.required);
  const asked = required.filter(({ shape }) => ASKED.has(shape));
  const hasLabel = required.some(({ name }) => name === 'label');
  const named = useNewName(
    (key) => known.includes(`org:${key}`) || changes[`org:${key}.${kind}`] !== undefined,
  );
  const isReady = named.isReady && asked.every(({ name }) => values[name]);

  function add() {
    if (!isReady) return;
    const { key, label } = named;
    change((all) => ({
      ...all,
      [`org:${key}.${kind}`]: { create: { name: key, ...(hasLabel ? { label } : {}), ...values } },
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
        <NewNameInputs name={named} />
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
