import type { FieldDocument } from '../model/model-document.ts';
import { useModel } from '../model/model.tsx';
import { useSibling } from './form-context.tsx';

/** The currency a money field is in: what its currency field refers to, else the company's; undefined for others. */
export function useCurrencyOf(field: FieldDocument): string | undefined {
  const { baseCurrency } = useModel();
  const name = field.parameters['currencyField'];
  const chosen = useSibling(typeof name === 'string' ? name : undefined);
  if (field.type !== 'money') return undefined;
  const title = typeof chosen === 'object' && chosen !== null && 'title' in chosen ? chosen.title : undefined;
  return typeof title === 'string' ? title : baseCurrency;
}
