import { Switch } from 'antd';
import type { WidgetProps } from '../widget.ts';

export function BooleanWidget({ id, value, onChange, onBlur, readOnly, describedBy, label }: WidgetProps) {
  return (
    <span onBlur={onBlur}>
      <Switch
        id={id}
        size="small"
        checked={value === true}
        onChange={onChange}
        disabled={readOnly}
        aria-describedby={describedBy}
        {...(label === undefined ? {} : { 'aria-label': label })}
      />
    </span>
  );
}
