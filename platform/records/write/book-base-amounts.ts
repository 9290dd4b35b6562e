import { Big } from 'big.js';
import type { Field } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { byEntity, entityOf, valueAfter, type Change } from './change.ts';
import type { WriteSession } from './write-session.ts';

/** Decimals of an amount in base currency. */
const BASE_SCALE = 4;
/** A record is booked on its business day: the first of these fields it has, else the day it is made. */
const DATE_FIELDS = ['date', 'businessDate'];

interface Amount {
  readonly change: Change;
  readonly field: Field;
  readonly currency: string;
  readonly date: string;
}

/** Gives every amount in a foreign currency its amount in base currency, at the rate of the booking day. */
export async function bookBaseAmounts(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const foreign: Amount[] = [];
  for (const [, group] of byEntity(changes)) {
    if (group[0]!.plan.foreignMoney.length === 0) continue;
    for (const change of group) foreign.push(...amountsOf(write, change));
  }
  const currencies = new Set(foreign.map(({ currency }) => currency));
  for (const currency of currencies) {
    await write.rates.load(
      currency,
      foreign.filter((one) => one.currency === currency).map(({ date }) => date),
    );
  }
  for (const amount of foreign) book(write, amount);
}

/** Amounts that need a rate; those in base currency are booked at once. */
function amountsOf(write: WriteSession, change: Change): Amount[] {
  const foreign: Amount[] = [];
  for (const field of change.plan.foreignMoney) {
    const currencyField = String(field.spec['currencyField']);
    if (![field.name, currencyField, ...DATE_FIELDS].some((name) => name in change.values)) continue;
    const value = valueAfter(change, field.name);
    const currency = valueAfter(change, currencyField) ?? write.organisation.baseCurrency;
    if (value === null || currency === undefined || currency === write.organisation.baseCurrency) {
      setAmount(change, field, value, value);
    } else foreign.push({ change, field, currency: String(currency), date: bookingDay(write, change) });
  }
  return foreign;
}

function book(write: WriteSession, { change, field, currency, date }: Amount): void {
  const rate = write.rates.get(currency, date);
  if (rate === undefined) {
    const code = write.records.get('core:currency', currency)?.['code'];
    write.refuse(change, field.name, messages.rateMissing({ currency: String(code ?? currency), date }));
    return;
  }
  const value = valueAfter(change, field.name);
  setAmount(
    change,
    field,
    value,
    new Big(String(value)).times(rate).round(BASE_SCALE, 1).toFixed(BASE_SCALE),
  );
}

function setAmount(change: Change, { name }: Field, value: unknown, base: unknown): void {
  change.values[name] = value;
  change.values[`${name}.base`] = base;
}

function bookingDay(write: WriteSession, change: Change): string {
  const { fields } = entityOf(change);
  for (const name of DATE_FIELDS) {
    const value = fields.has(name) ? valueAfter(change, name) : undefined;
    if (typeof value === 'string') return value;
  }
  return write.today;
}
