import { Input } from 'antd';
import type { WidgetProps } from '../widget.ts';

const KINDS: Readonly<
  Record<string, { type: string; inputMode: 'text' | 'email' | 'tel' | 'url'; autoComplete: string }>
> = {
  email: { type: 'email', inputMode: 'email', autoComplete: 'off' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'off' },
  url: { type: 'url', inputMode: 'url', autoComplete: 'off' },
};

export function TextWidget({
  id,
  field,
  value,
  onChange,
  onBlur,
  readOnly,
  required,
  invalid,
  describedBy,
  autoFocus,
}: WidgetProps) {
  return (
    <Input
      id={id}
      {...KINDS[field.type]}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      onBlur={onBlur}
      readOnly={readOnly}
      maxLength={Number(field.parameters['maxLength'] ?? 255)}
      status={invalid ? 'error' : ''}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      autoFocus={autoFocus ?? false}
    />
  );
}
