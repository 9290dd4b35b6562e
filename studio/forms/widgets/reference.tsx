import type { ReferenceValue } from '../../api/records.ts';
import { useModel } from '../../model/model.tsx';
import { ReferencePicker } from '../picker/reference-picker.tsx';
import type { WidgetProps } from '../widget.ts';

/** A record of the target entity; several for a many-to-many field. */
export function ReferenceWidget(props: WidgetProps) {
  const { field, value, onChange } = props;
  const target = useModel().entities[field.target ?? ''];
  const several = field.type === 'references';
  if (!target) return null;
  const chosen = several ? (Array.isArray(value) ? value : []) : value ? [value] : [];
  return (
    <ReferencePicker
      {...props}
      target={target}
      chosen={chosen as readonly ReferenceValue[]}
      several={several}
      onChoose={(next) => onChange(several ? next : (next[0] ?? null))}
    />
  );
}
