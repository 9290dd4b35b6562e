import { Input } from 'antd';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { inputProps, type WidgetProps } from '../widget.ts';
import styles from './widgets.module.css';

const texts = defineTexts({ pick: { 'zh-CN': '选颜色', en: 'Pick a colour' } });

/** A colour by its number or from the browser's own palette. */
export function ColourWidget(props: WidgetProps) {
  const { value, onChange, readOnly } = props;
  const t = useTexts(texts);
  const text = typeof value === 'string' ? value : '';
  return (
    <div className={styles.colour}>
      <Input
        {...inputProps(props)}
        value={text}
        placeholder="#1677ff"
        maxLength={7}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        readOnly={readOnly}
      />
      <input
        type="color"
        aria-label={t('pick')}
        value={/^#[0-9a-f]{6}$/i.test(text) ? text : '#808080'}
        onChange={(event) => onChange(event.target.value)}
        disabled={readOnly}
      />
    </div>
  );
}
