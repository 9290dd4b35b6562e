import { FieldValue } from '../../workspace/value/field-value.tsx';
import { useValueContext } from '../../workspace/value/value-context.ts';
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
