import { AutoComplete, Input, InputNumber, Select, Switch } from 'antd';
import { useState, type ComponentType } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { Property } from '../vocabulary/properties.ts';
import { isFound } from './is-found.ts';
import { useNodeNames, type NodeName } from './node-names.ts';
import { useWordNames } from './word-names.ts';
import styles from './property.module.css';

const texts = defineTexts({
  chinese: { 'zh-CN': '{name}（中文）', en: '{name} in Chinese' },
  english: { 'zh-CN': '{name}（英文）', en: '{name} in English' },
  notJson: { 'zh-CN': '不是正确的 JSON', en: 'This is not JSON' },
});

export interface PropertyInputProps {
  readonly id: string;
  readonly property: Property;
  readonly name: string;
  readonly value: unknown;
  /** `path` below the property, '' for the whole of it; null takes it away. */
  readonly onChange: (path: string, to: unknown) => void;
}

/** The input of one property, by its shape. Entries and groups are drawn by their own. */
export function PropertyInput(props: PropertyInputProps) {
  const Shown = INPUTS[props.property.shape] ?? JsonInput;
  return <Shown {...props} />;
}

const INPUTS: Partial<Record<Property['shape'], ComponentType<PropertyInputProps>>> = {
  texts: TextsInput,
  boolean: BooleanInput,
  number: NumberInput,
  choice: ChoiceInput,
  names: NamesInput,
  expression: ExpressionInput,
  node: NodeInput,
  plain: PlainInput,
  line: LineInput,
};

function TextsInput({ id, name, value, onChange }: PropertyInputProps) {
  const t = useTexts(texts);
  const { 'zh-CN': chinese = '', en = '' } = (value ?? {}) as Record<string, string>;
  return (
    <div className={styles.pair}>
      <Input
        id={id}
        prefix={<small aria-hidden="true">中</small>}
        aria-label={t('chinese', { name })}
        value={chinese}
        onChange={({ target }) => onChange('zh-CN', target.value || null)}
      />
      <Input
        prefix={<small aria-hidden="true">EN</small>}
        aria-label={t('english', { name })}
        value={en}
        onChange={({ target }) => onChange('en', target.value || null)}
      />
    </div>
  );
}

function BooleanInput({ id, value, onChange }: PropertyInputProps) {
  return <Switch id={id} size="small" checked={value === true} onChange={(on) => onChange('', on || null)} />;
}

function NumberInput({ id, property, value, onChange }: PropertyInputProps) {
  const { minimum, maximum } = property.place.schema;
  return (
    <InputNumber
      id={id}
      {...(minimum === undefined ? {} : { min: minimum })}
      {...(maximum === undefined ? {} : { max: maximum })}
      value={value as number | undefined}
      onChange={(to) => onChange('', to)}
    />
  );
}

function ChoiceInput({ id, name, property, value, onChange }: PropertyInputProps) {
  const wordName = useWordNames();
  return (
    <Select
      id={id}
      aria-label={name}
      allowClear={!property.required}
      value={value === undefined ? undefined : String(value)}
      options={property.words.map((word) => ({ value: String(word), label: wordName(word) }))}
      onChange={(to: string | undefined) =>
        onChange('', property.words.find((word) => String(word) === to) ?? null)
      }
    />
  );
}

function NamesInput({ id, name, value, property, onChange }: PropertyInputProps) {
  const { items } = property.place.schema;
  const nodes = useNodeNames(items);
  const wordName = useWordNames();
  const words = items?.enum?.map((word) => ({ value: String(word), label: wordName(word) }));
  return (
    <Select
      id={id}
      aria-label={name}
      mode={words ? 'multiple' : 'tags'}
      tokenSeparators={[',', '，', ' ']}
      value={(value ?? []) as string[]}
      showSearch={FOUND}
      options={words ?? nodes.map(findable)}
      onChange={(to: string[]) => onChange('', to.length > 0 ? to : null)}
    />
  );
}

function ExpressionInput({ id, value, onChange }: PropertyInputProps) {
  return (
    <Input.TextArea
      id={id}
      className={styles.code!}
      rows={1}
      spellCheck={false}
      value={(value ?? '') as string}
      onChange={({ target }) => onChange('', target.value || null)}
    />
  );
}

/** The name of another node, offered by what people call it. */
function NodeInput({ id, name, property, value, onChange }: PropertyInputProps) {
  const nodes = useNodeNames(property.place.schema);
  return (
    <AutoComplete
      id={id}
      aria-label={name}
      allowClear={!property.required}
      value={(value ?? '') as string}
      options={nodes.map(findable)}
      showSearch={FOUND}
      onChange={(to: string | undefined) => onChange('', to || null)}
    />
  );
}

function findable({ value, label }: NodeName) {
  const shown = label === value ? label : `${label} ${value}`;
  return { value, label: shown };
}

const FOUND = { filterOption: isFound } as const;

/** A number, yes or no, or a text, whichever it is written as. */
function PlainInput({ id, value, onChange }: PropertyInputProps) {
  return (
    <Input
      id={id}
      value={value === undefined ? '' : String(value)}
      onChange={({ target }) => onChange('', readPlain(target.value))}
    />
  );
}

function readPlain(text: string): string | boolean | null {
  return text === 'true' || text === 'false' ? text === 'true' : text || null;
}

function LineInput({ id, value, onChange }: PropertyInputProps) {
  return (
    <Input
      id={id}
      value={(value ?? '') as string}
      onChange={({ target }) => onChange('', target.value || null)}
    />
  );
}

/** For the few properties that are none of the others; takes over what can be read. */
function JsonInput({ id, value, onChange }: PropertyInputProps) {
  const t = useTexts(texts);
  const stored = value === undefined ? '' : JSON.stringify(value, null, 2);
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && typed.trim() !== '' && parsed(typed) === undefined;
  const leave = () => {
    if (typed === undefined || isWrong) return;
    onChange('', typed.trim() === '' ? null : parsed(typed));
    setTyped(undefined);
  };
  return (
    <>
      <Input.TextArea
        id={id}
        className={styles.code!}
        rows={1}
        spellCheck={false}
        status={isWrong ? 'error' : ''}
        aria-invalid={isWrong}
        value={typed ?? stored}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={leave}
      />
      {isWrong && (
        <small role="alert" className={styles.wrong}>
          {t('notJson')}
        </small>
      )}
    </>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
