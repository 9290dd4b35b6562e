import { DatePicker, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import { useModel } from '../../../model/model.tsx';
import { Button } from '../../../ui/button.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { localMoment } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { useFormAround } from '../../form-context.tsx';
import { inputProps, type WidgetProps } from '../../widget.ts';
import { momentIn } from './moment-in-zone.ts';
import { quickDays } from './quick-days.ts';
import styles from './date-widget.module.css';

dayjs.extend(customParseFormat);

const texts = defineTexts({
  today: { 'zh-CN': '今天', en: 'Today' },
  tomorrow: { 'zh-CN': '明天', en: 'Tomorrow' },
  nextMonday: { 'zh-CN': '下周一', en: 'Next Monday' },
  inTwoWeeks: { 'zh-CN': '两周后', en: 'In two weeks' },
});

/**
 * The first is shown; the others are understood when typed. Days and months have two digits: the picker takes what
 * fits at once, so the 3 of a 30 would end the typing.
 */
const DATES = ['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYYMMDD', 'MM-DD', 'MM/DD'];
const MOMENTS = ['YYYY-MM-DD HH:mm', 'YYYY/MM/DD HH:mm', 'MM-DD HH:mm'];

/** Dates, moments in the organisation's zone, and times of day. */
export function DateWidget(props: WidgetProps) {
  const { field, value, onChange, readOnly, autoFocus, autoOpen } = props;
  const { timeZone } = useModel();
  const isTouch = useMedia('(pointer: coarse)');
  const isBrief = useFormAround()?.brief === true;
  const atHand = isTouch && isBrief && value === null;
  const shared = {
    ...inputProps(props),
    disabled: readOnly,
    style: FULL,
    needConfirm: false,
    defaultOpen: autoFocus === true && autoOpen === true,
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
      <>
        <DatePicker
          {...shared}
          format={DATES}
          value={typeof value === 'string' ? dayjs(value) : null}
          onChange={(next: Dayjs | null) => onChange(next ? next.format('YYYY-MM-DD') : null)}
          renderExtraFooter={() => <QuickDays onChoose={onChange} />}
        />
        {atHand && <QuickDays onChoose={onChange} />}
      </>
    );
  }
  const local = typeof value === 'string' ? dayjs(localMoment(value, timeZone)) : null;
  return (
    <DatePicker
      {...shared}
      showTime={TIME}
      format={MOMENTS}
      value={local}
      onChange={(next: Dayjs | null) =>
        onChange(next ? momentIn(timeZone, next.format('YYYY-MM-DDTHH:mm:ss')) : null)
      }
    />
  );
}

const FULL = { width: '100%' } as const;
const TIME = { format: 'HH:mm', minuteStep: 5 } as const;

/** Days people choose most, one tap each. */
function QuickDays({ onChoose }: { readonly onChoose: (day: string) => void }) {
  const t = useTexts(texts);
  const { today } = useValueContext();
  return (
    <div className={styles.quick}>
      {Object.entries(quickDays(today)).map(([name, day]) => (
        <Button
          key={name}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(day)}
        >
          {t(name as keyof typeof texts)}
        </Button>
      ))}
    </div>
  );
}
