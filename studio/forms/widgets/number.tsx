import { InputNumber } from 'antd';
import type { WidgetProps } from '../widget.ts';

/** Integers are numbers; decimals stay strings all the way, so that no digit is lost. */
export function NumberWidget({
  id,
  field,
  value,
  onChange,
  onBlur,
  readOnly,
  required,
  invalid,
  describedBy,
}: WidgetProps) {
  const isInteger = field.type === 'integer';
  const scale = isInteger ? 0 : Number(field.parameters['scale'] ?? (field.type === 'money' ? 2 : 4));
  return (
    <InputNumber<string>
      id={id}
      stringMode
      controls={false}
      style={{ width: '100%' }}
      value={value === null || value === undefined ? null : trimmed(String(value))}
      onChange={(next) => onChange(next === null || next === '' ? null : isInteger ? Number(next) : next)}
      onBlur={onBlur}
      readOnly={readOnly}
      precision={isInteger ? 0 : undefined!}
      decimalSeparator="."
      formatter={(text, info) => (info.userTyping ? String(text ?? '') : grouped(String(text ?? '')))}
      parser={(text) => (text ?? '').replace(/[,\s¥$€]/g, '')}
      suffix={field.type === 'percent' ? '%' : undefined}
      status={invalid ? 'error' : ''}
      inputMode={scale > 0 ? 'decimal' : 'numeric'}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  );
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const parts = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
