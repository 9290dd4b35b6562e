import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { keyFor } from '../property/entry-key.ts';
import { NODE_KEY, useKeyProblem } from '../property/key-problem.ts';
import styles from './nodes.module.css';

const texts = defineTexts({
  chinese: { 'zh-CN': '中文名称', en: 'Name in Chinese' },
  english: { 'zh-CN': '英文名称', en: 'Name in English' },
  key: { 'zh-CN': '键名', en: 'Key' },
});

/** What something new is called, and its key: made of the English name until one is typed. */
export interface NewName {
  readonly label: { readonly 'zh-CN': string; readonly en: string };
  readonly key: string;
  /** What is wrong with the key. */
  readonly problem: string | undefined;
  readonly isReady: boolean;
  readonly setLabel: (label: NewName['label']) => void;
  readonly setKey: (key: string) => void;
}

export function useNewName(isTaken: (key: string) => boolean): NewName {
  const [label, setLabel] = useState({ 'zh-CN': '', en: '' });
  const [typedKey, setKey] = useState<string>();
  const key = typedKey ?? keyFor(label.en, '');
  const problem = useKeyProblem()(key, isTaken(key), NODE_KEY);
  const isNamed = label['zh-CN'].trim() !== '' && label.en.trim() !== '';
  const isReady = isNamed && key !== '' && problem === undefined;
  return { label, key, problem, isReady, setLabel, setKey };
}

interface NewNameInputsProps {
  readonly name: NewName;
  /** What else names it. */
  readonly children?: ReactNode;
}

/** Both names and the key of something new. */
export function NewNameInputs({ name, children }: NewNameInputsProps) {
  const t = useTexts(texts);
  const { label, key, problem } = name;
  return (
    <>
      <label>
        <span>{t('chinese')}</span>
        <Input
          autoFocus
          value={label['zh-CN']}
          onChange={({ target: { value } }) => name.setLabel({ ...label, 'zh-CN': value })}
        />
      </label>
      <label>
        <span>{t('english')}</span>
        <Input
          value={label.en}
          onChange={({ target: { value } }) => name.setLabel({ ...label, en: value })}
        />
      </label>
      {children}
      <label>
        <span>{t('key')}</span>
        <Input
          status={problem === undefined ? '' : 'error'}
          value={key}
          onChange={({ target: { value } }) => name.setKey(value)}
        />
      </label>
      {problem !== undefined && (
        <small role="alert" className={styles.wrong}>
          {problem}
        </small>
      )}
    </>
  );
}
