import { InputNumber } from 'antd';
import { useLanguage } from '../../language/language.tsx';
import { currencySymbol } from '../../values/currency.ts';
import { useCurrencyOf } from '../field-currency.ts';
import { inputProps, type WidgetProps } from '../widget.ts';

/** Integers are numbers; decimals stay strings all the way, so that no digit is lost. */
export function NumberWidget(props: WidgetProps) {
  const { field, value, onChange, readOnly } = props;
  const { language } = useLanguage();
  const currency = useCurrencyOf(field);
  const isInteger = field.type === 'integer';
  return (
    <InputNumber<string>
      {...inputProps(props)}
      stringMode
      controls={false}
      style={FULL}
      value={value === null || value === undefined ? null : trimmed(String(value))}
      onChange={(next) => onChange(next === null || next === '' ? null : isInteger ? whole(next) : next)}
      readOnly={readOnly}
      decimalSeparator="."
      formatter={(text, info) => (info.userTyping ? String(info.input) : grouped(String(text ?? '')))}
      parser={parsed}
      prefix={currency && currencySymbol(currency, language)}
      suffix={field.type === 'percent' ? '%' : undefined}
      inputMode={isInteger ? 'numeric' : 'decimal'}
    />
  );
}

const FULL = { width: '100%' } as const;

/** Beyond 2^53 a number would lose digits; then the text goes to the server, which refuses or keeps it. */
function whole(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** What people type or paste: full-width digits, grouping, a currency sign. */
function parsed(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').replace(/[^\d.eE+-]/g, '');
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

function grouped(text: string): string {
  const [head = '', fraction] = text.split('.');
  const parts = head.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
