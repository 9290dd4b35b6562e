import { Input } from 'antd';
import { ADDRESS_PARTS } from '../../../platform/fields/address/address.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { inputProps, type WidgetProps } from '../widget.ts';
import styles from './widgets.module.css';

const texts = defineTexts({
  country: { 'zh-CN': '国家', en: 'Country' },
  province: { 'zh-CN': '省', en: 'Province' },
  city: { 'zh-CN': '市', en: 'City' },
  district: { 'zh-CN': '区县', en: 'District' },
  street: { 'zh-CN': '街道门牌', en: 'Street' },
  postalCode: { 'zh-CN': '邮编', en: 'Postal code' },
});

type Parts = Readonly<Record<string, string | null>>;

/** A postal address by its parts, the largest first. */
export function AddressWidget(props: WidgetProps) {
  const { id, value, onChange, readOnly, label } = props;
  const t = useTexts(texts);
  const parts = (value ?? {}) as Parts;
  function change(part: string, text: string) {
    const next = Object.fromEntries(
      Object.entries({ ...parts, [part]: text || null }).filter(([, one]) => one),
    );
    onChange(Object.keys(next).length > 0 ? next : null);
  }
  return (
    <div role="group" aria-label={label} className={styles.address}>
      {ORDER.map((part, at) => (
        <Input
          key={part}
          {...inputProps(props)}
          id={at === 0 ? id : `${id}-${part}`}
          className={styles[part] ?? ''}
          aria-label={t(part)}
          placeholder={t(part)}
          value={parts[part] ?? ''}
          onChange={(event) => change(part, event.target.value)}
          readOnly={readOnly}
          maxLength={255}
          autoComplete="off"
        />
      ))}
    </div>
  );
}

/** As people write it down: the country, which is mostly the own one, last. */
const ORDER = [...ADDRESS_PARTS.slice(1), ADDRESS_PARTS[0]];
