import { Input } from 'antd';
import { useState } from 'react';
import { readDuration } from '../../../platform/fields/duration/duration-text.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { inputProps, type WidgetProps } from '../widget.ts';

const texts = defineTexts({
  hint: { 'zh-CN': '如 1:30、90分、1.5小时', en: 'Such as 1:30, 90m, 1.5h' },
});

/** A length of time as people write it; kept in seconds. What is not understood stays, for the check to refuse. */
export function DurationWidget(props: WidgetProps) {
  const { field, value, onChange, onBlur, readOnly } = props;
  const t = useTexts(texts);
  const context = useValueContext();
  const [typed, setTyped] = useState<string>();
  const shown = typeof value === 'number' ? formatValue(value, field, context) : String(value ?? '');
  return (
    <Input
      {...inputProps(props)}
      value={typed ?? shown}
      placeholder={t('hint')}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(
          event.target.value.trim() === '' ? null : (readMinutes(event.target.value) ?? event.target.value),
        );
      }}
      onBlur={() => {
        if (typeof value === 'number' || value === null) setTyped(undefined);
        onBlur();
      }}
      readOnly={readOnly}
      autoComplete="off"
    />
  );
}

/** A bare number is minutes: nobody times a call in seconds. */
function readMinutes(text: string): number | undefined {
  const plain = /^\s*(\d{1,5})\s*$/.exec(text);
  return plain ? Number(plain[1]) * 60 : readDuration(text);
}
