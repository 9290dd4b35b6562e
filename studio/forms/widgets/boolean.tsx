import { Switch } from 'antd';
import type { WidgetProps } from '../widget.ts';

export function BooleanWidget({ id, value, onChange, onBlur, readOnly, describedBy }: WidgetProps) {
  return <Switch id={id} checked={value === true} onChange={onChange} onBlur={onBlur} disabled={readOnly} style={{ justifySelf: 'start' }} aria-describedby={describedBy} />;
}
