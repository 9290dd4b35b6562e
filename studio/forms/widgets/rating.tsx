import { Rate } from 'antd';
import type { WidgetProps } from '../widget.ts';

export function RatingWidget({ id, field, value, onChange, onBlur, readOnly }: WidgetProps) {
  return (
    <span id={id} onBlur={onBlur}>
      <Rate
        count={Number(field.parameters['max'] ?? 5)}
        value={typeof value === 'number' ? value : 0}
        onChange={(next) => onChange(next === 0 ? null : next)}
        disabled={readOnly}
      />
    </span>
  );
}
