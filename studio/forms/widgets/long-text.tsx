import { Input } from 'antd';
import { inputProps, type WidgetProps } from '../widget.ts';

export function LongTextWidget(props: WidgetProps) {
  const { field, value, onChange, readOnly } = props;
  return (
    <Input.TextArea
      {...inputProps(props)}
      rows={2}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      readOnly={readOnly}
      maxLength={Number(field.parameters['maxLength'] ?? 20_000)}
    />
  );
}
