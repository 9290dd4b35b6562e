import { Input } from 'antd';
import { inputProps, type WidgetProps } from '../widget.ts';

const KINDS: Readonly<
  Record<string, { type: string; inputMode: 'text' | 'email' | 'tel' | 'url'; placeholder?: string }>
> = {
  email: { type: 'text', inputMode: 'email' },
  phone: { type: 'tel', inputMode: 'tel' },
  url: { type: 'text', inputMode: 'url', placeholder: 'https://' },
};

/** Lengths that field types have where metadata says nothing. */
const USUAL: Readonly<Record<string, number>> = { email: 254, phone: 40, url: 2000 };

export function TextWidget(props: WidgetProps) {
  const { field, value, onChange, readOnly } = props;
  return (
    <Input
      {...inputProps(props)}
      {...KINDS[field.type]}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      readOnly={readOnly}
      autoComplete="off"
      maxLength={Number(field.parameters['maxLength'] ?? USUAL[field.type] ?? 255)}
    />
  );
}
