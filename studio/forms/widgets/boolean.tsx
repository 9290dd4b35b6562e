import { Switch } from 'antd';
import type { WidgetProps } from '../widget.ts';

export function BooleanWidget({ id, value, onChange, readOnly, describedBy }: WidgetProps) {
  return (
    <Switch
      id={id}
      checked={value === true}
      onChange={onChange}
      disabled={readOnly}
      style={{ justifySelf: 'start' }}
      aria-describedby={describedBy}
    />
  );
}
