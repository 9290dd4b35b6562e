import type { FieldDocument } from '../model/model-document.ts';
import { FieldValue } from '../values/field-value.tsx';
import { useCurrencyOf } from './field-currency.ts';
import { useValueContext } from '../values/value-context.ts';
import styles from './form.module.css';

/** The value of a field while it is read, without a box; long texts keep their lines. */
export function ReadValue({ field, value }: { readonly field: FieldDocument; readonly value: unknown }) {
  const context = useValueContext();
  const currency = useCurrencyOf(field);
  return (
    <div className={styles.read}>
      <FieldValue value={value} field={field} context={context} currency={currency} whole />
    </div>
  );
}
