import { Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useLabel } from '../../language/language.tsx';
import { inOrder } from '../../model/model-document.ts';
import { Dot, toneOf } from '../../ui/tag.tsx';
import { emptiesOn, inputProps, type WidgetProps } from '../widget.ts';

/** One option or several; a retired option stays readable where it is already chosen. */
export function SelectWidget(props: WidgetProps) {
  const { field, value, onChange, readOnly, required, autoFocus, autoOpen } = props;
  const label = useLabel();
  const several = field.type === 'multiSelect';
  const options = useMemo(() => {
    const chosen = new Set<unknown>(Array.isArray(value) ? value : [value]);
    return inOrder(field.options)
      .filter(([key, option]) => !option.retired || chosen.has(key))
      .map(([key, option]) => ({
        value: key,
        label: label(option.label),
        colour: option.colour,
        disabled: option.retired === true,
      }));
  }, [field, value, label]);
  return (
    <Select
      {...inputProps(props)}
      {...(several ? { mode: 'multiple' as const } : {})}
      value={value ?? undefined}
      options={options}
      optionRender={drawOption}
      onChange={(next: unknown) =>
        onChange(next === undefined || (Array.isArray(next) && next.length === 0) ? null : next)
      }
      onKeyDown={emptiesOn(props)}
      disabled={readOnly}
      allowClear={!required}
      showSearch={SEARCH}
      style={FULL}
      defaultOpen={autoFocus === true && autoOpen === true}
    />
  );
}

const SEARCH = { optionFilterProp: 'label' } as const;
const FULL = { width: '100%' } as const;

function drawOption({
  data,
}: {
  readonly data: { readonly label?: ReactNode; readonly colour?: string | undefined };
}) {
  return (
    <span style={OPTION}>
      {data.colour && <Dot tone={toneOf(data.colour)} />}
      {data.label}
    </span>
  );
}

const OPTION = { display: 'inline-flex', alignItems: 'center', gap: 8 } as const;
