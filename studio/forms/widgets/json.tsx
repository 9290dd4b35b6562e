import { Input } from 'antd';
import { useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { inputProps, type WidgetProps } from '../widget.ts';
import styles from './widgets.module.css';

const texts = defineTexts({
  broken: {
    'zh-CN': '还不是完整的 JSON，暂不保存这里的修改',
    en: 'Not valid JSON yet; this change is not kept',
  },
});

/** JSON as text; the form takes it whenever it reads as JSON. */
export function JsonWidget(props: WidgetProps) {
  const { value, onChange, readOnly } = props;
  const t = useTexts(texts);
  const [typed, setTyped] = useState<string>();
  const parsed = typed === undefined ? undefined : parse(typed);
  return (
    <div>
      <Input.TextArea
        {...inputProps(props)}
        className={styles.json ?? ''}
        rows={3}
        value={typed ?? print(value)}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = parse(event.target.value);
          if (next) onChange(next.value);
        }}
        status={typed !== undefined && !parsed ? 'error' : ''}
        readOnly={readOnly}
        spellCheck={false}
      />
      {typed !== undefined && !parsed && <p className={styles.note}>{t('broken')}</p>}
    </div>
  );
}

function print(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value, undefined, 2);
}

function parse(text: string): { readonly value: unknown } | undefined {
  if (text.trim() === '') return { value: null };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
