import type { WidgetProps } from '../widget.ts';
import { ReadValue } from '../read-value.tsx';

/** A value nobody types: numbered or computed by the server. */
export function ReadOnlyWidget({ id, field, value }: WidgetProps) {
  return (
    <output id={id}>
      <ReadValue field={field} value={value} />
    </output>
  );
}
