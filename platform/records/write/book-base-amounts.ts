import { messages } from '../messages.ts';
import { baseAmount } from './base-amount.ts';
import { byEntity, entityOf, valueAfter, type Change } from './change.ts';
import type { WriteSession } from './write-session.ts';

/** The rate of the base currency itself. */
const ONE = '1.00000000';
/** A record is booked on its business day: the first of these fields it has, else the day it is made. */
const DATE_FIELDS = ['date', 'businessDate'];

/** Something of a record that a rate of its currency says: an amount in base currency, or the rate itself. */
interface Booking {
  readonly change: Change;
  /** Where a refusal is shown. */
  readonly field: string;
  readonly currency: string;
  readonly date: string;
  book(rate: string): void;
}

/**
 * Gives every amount in a foreign currency its amount in base currency, at the rate of the booking day. That rate is
 * kept with the record where roll-ups are in its currency.
 */
export async function bookBaseAmounts(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const foreign: Booking[] = [];
  for (const [, group] of byEntity(changes)) {
    const { foreignMoney, bookedRates } = group[0]!.plan;
    if (foreignMoney.length === 0 && bookedRates.length === 0) continue;
    for (const change of group) foreign.push(...amountsOf(write, change), ...ratesOf(write, change));
  }
  for (const [currency, group] of Map.groupBy(foreign, (one) => one.currency)) {
    await write.rates.load(
      currency,
      group.map(({ date }) => date),
    );
  }
  for (const booking of foreign) bookOne(write, booking);
}

/** Amounts that need a rate; those in base currency are booked at once. */
function amountsOf(write: WriteSession, change: Change): Booking[] {
  return change.plan.foreignMoney.flatMap((field) => {
    const { name } = field;
    const currencyField = String(field.spec['currencyField']);
    if (!isWritten(change, [name, currencyField])) return [];
    const value = valueAfter(change, name);
    const set = (base: unknown) => {
      change.values[name] = value;
      change.values[`${name}.base`] = base;
    };
    const currency = foreignCurrency(write, change, currencyField);
    if (value !== null && currency !== undefined) {
      const book = (rate: string) => set(baseAmount(value, rate));
      return [{ change, field: name, currency, date: bookingDay(write, change), book }];
    }
    set(value);
    return [];
  });
}

/** The same for the rates that records keep. */
function ratesOf(write: WriteSession, change: Change): Booking[] {
  return change.plan.bookedRates.flatMap(({ currency: field, rate: name }) => {
    if (!isWritten(change, [field])) return [];
    const set = (rate: string | null) => {
      if (rate !== (change.before?.[name] ?? null)) change.values[name] = rate;
    };
    const currency = foreignCurrency(write, change, field);
    if (currency !== undefined)
      return [{ change, field, currency, date: bookingDay(write, change), book: set }];
    set(valueAfter(change, field) === null ? null : ONE);
    return [];
  });
}

/** One of the fields is written, or what says on which day the record is booked. */
function isWritten({ values }: Change, fields: readonly string[]): boolean {
  return [...fields, ...DATE_FIELDS].some((name) => name in values);
}

/** The record's currency where that is not the company's. */
function foreignCurrency(
  { organisation }: WriteSession,
  change: Change,
  currencyField: string,
): string | undefined {
  const currency = valueAfter(change, currencyField) ?? organisation.baseCurrency;
  return currency === undefined || currency === organisation.baseCurrency ? undefined : String(currency);
}

function bookOne(write: WriteSession, { change, field, currency, date, book }: Booking): void {
  const rate = write.rates.get(currency, date);
  if (rate !== undefined) return book(rate);
  const code = write.records.get('core:currency', currency)?.['code'];
  write.refuse(change, field, messages.rateMissing({ currency: String(code ?? currency), date }));
}

function bookingDay(write: WriteSession, change: Change): string {
  const { fields } = entityOf(change);
  for (const name of DATE_FIELDS) {
    const value = fields.has(name) ? valueAfter(change, name) : undefined;
    if (typeof value === 'string') return value;
  }
  return write.today;
}
