import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useLabel } from '../../language/language.tsx';
import { inOrder } from '../../model/model-document.ts';
import { Dot, toneOf } from '../../ui/tag.tsx';
import type { WidgetProps } from '../widget.ts';

/** One option or several; a retired option stays readable where it is already chosen. */
export function SelectWidget({
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
  const label = useLabel();
  const several = field.type === 'multiSelect';
  const chosen = new Set(several && Array.isArray(value) ? value : [value]);
  const options = inOrder(field.options)
    .filter(([key, option]) => !option.retired || chosen.has(key))
    .map(([key, option]) => ({
      value: key,
      label: label(option.label),
      colour: option.colour,
      disabled: option.retired === true,
    }));
  return (
    <Select
      id={id}
      {...(several ? { mode: 'multiple' as const } : {})}
      value={value ?? undefined}
      options={options}
      optionRender={drawOption}
      onChange={(next: unknown) =>
        onChange(next === undefined || (Array.isArray(next) && next.length === 0) ? null : next)
      }
      onBlur={onBlur}
      disabled={readOnly}
      allowClear={!required}
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
      style={{ width: '100%' }}
      aria-required={required}
      aria-describedby={describedBy}
    />
  );
}

function drawOption({
  data,
}: {
  readonly data: { readonly label?: ReactNode; readonly colour?: string | undefined };
}) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
      {data.colour && <Dot tone={toneOf(data.colour)} />}
      {data.label}
    </span>
  );
}
