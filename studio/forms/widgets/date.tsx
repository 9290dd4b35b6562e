import { DatePicker, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useModel } from '../../model/model.tsx';
import { localMoment } from '../../values/format-value.ts';
import type { WidgetProps } from '../widget.ts';
import { momentIn } from './moment-in-zone.ts';

/** Dates, moments in the organisation's zone, and times of day. */
export function DateWidget(props: WidgetProps) {
  const { timeZone } = useModel();
  const { field, value, onChange, onBlur, readOnly, invalid, describedBy, id, required } = props;
  const shared = {
    id,
    onBlur,
    disabled: readOnly,
    status: invalid ? ('error' as const) : ('' as const),
    style: { width: '100%' },
    'aria-required': required,
    'aria-describedby': describedBy,
  };
  if (field.type === 'time') {
    return (
      <TimePicker
        {...shared}
        format="HH:mm"
        value={typeof value === 'string' ? dayjs(`2000-01-01T${value}`) : null}
        onChange={(next: Dayjs | null) => onChange(next ? next.format('HH:mm:00') : null)}
      />
    );
  }
  if (field.type === 'date') {
    return (
      <DatePicker
        {...shared}
        format="YYYY-MM-DD"
        value={typeof value === 'string' ? dayjs(value) : null}
        onChange={(next: Dayjs | null) => onChange(next ? next.format('YYYY-MM-DD') : null)}
      />
    );
  }
  const local = typeof value === 'string' ? dayjs(localMoment(value, timeZone)) : null;
  return (
    <DatePicker
      {...shared}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={local}
      onChange={(next: Dayjs | null) =>
        onChange(next ? momentIn(timeZone, next.format('YYYY-MM-DDTHH:mm:ss')) : null)
      }
    />
  );
}
