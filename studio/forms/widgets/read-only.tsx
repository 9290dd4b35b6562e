import { FieldValue } from '../../values/field-value.tsx';
import { useValueContext } from '../../values/value-context.ts';
import type { WidgetProps } from '../widget.ts';

/** A value nobody types: numbered or computed by the server. */
export function ReadOnlyWidget({ id, field, value }: WidgetProps) {
  const context = useValueContext();
  return (
    <output id={id}>
      <FieldValue value={value} field={field} context={context} />
    </output>
  );
}
