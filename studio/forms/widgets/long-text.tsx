import { Input } from 'antd';
import type { WidgetProps } from '../widget.ts';

export function LongTextWidget({
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
  return (
    <Input.TextArea
      id={id}
      autoSize={{ minRows: 2, maxRows: 12 }}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      onBlur={onBlur}
      readOnly={readOnly}
      maxLength={Number(field.parameters['maxLength'] ?? 20_000)}
      status={invalid ? 'error' : ''}
      aria-required={required}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  );
}
