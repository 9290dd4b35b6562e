import type { Field } from './model.ts';

/** An amount in a currency that another field of its record names; beside it stands one in the company's. */
export function isForeignMoney({ type, spec }: Field): boolean {
  return type.name === 'money' && spec['currencyField'] !== undefined;
}

/** The currency of a roll-up, and the field that keeps its rate of the record's booking day. */
export interface BookedRate {
  readonly currency: string;
  readonly rate: string;
}

/**
 * By what the roll-up of a document in a currency of its own becomes an amount in the company's; undefined for other
 * fields. The platform keeps the rate with the record.
 *
 * @example bookedRate(total) // { currency: 'currency', rate: 'currencyRate' }
 */
export function bookedRate(field: Field): BookedRate | undefined {
  const currency = field.spec['currencyField'];
  if (field.spec.type !== 'rollup' || !isForeignMoney(field) || typeof currency !== 'string')
    return undefined;
  return { currency, rate: rateName(currency) };
}

/** The name of the field that keeps the rate of the currency in another. */
export function rateName(currencyField: string): string {
  return `${currencyField}Rate`;
}
