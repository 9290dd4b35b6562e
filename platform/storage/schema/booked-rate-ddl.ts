import { bookedRate, type BookedRate } from '../../model/foreign-money.ts';
import type { Field } from '../../model/model.ts';
import type { Table, TableMap } from './table-map.ts';

/** As when a record is written: its business day, else the day it was made. */
const DATE_FIELDS = ['date', 'businessDate'];

/**
 * Records that were written before their roll-ups had a currency get the rate of their booking day now. Without one
 * there is no amount in the company's currency.
 */
export function rateFills(table: Table, fields: readonly Field[], map: TableMap): string[] {
  const booked = fields.map(bookedRate).filter((one) => one !== undefined);
  const byRate = new Map(booked.map((one) => [one.rate, one]));
  return Array.from(byRate.values(), (one) => rateFill(table, one, map));
}

function rateFill(table: Table, booked: BookedRate, map: TableMap): string {
  const [rates, company] = [map.tables.get('core:exchangeRate')!, map.tables.get('core:company')!];
  const [currency, rate] = [columnOf(table, booked.currency), columnOf(table, booked.rate)];
  const day = [...DATE_FIELDS.filter((name) => table.fields.has(name)), 'createdAt'][0]!;
  const base = `select c.${columnOf(company, 'baseCurrency')} from ${company.sql} c limit 1`;
  const date = `r.${columnOf(rates, 'date')}`;
  const known = [
    `select r.${columnOf(rates, 'rate')} from ${rates.sql} r`,
    `where r.${columnOf(rates, 'currency')} = t.${currency} and r."deleted_at" is null`,
    `and ${date} <= coalesce(t.${columnOf(table, day)}, t."created_at")::date order by ${date} desc limit 1`,
  ].join(' ');
  return [
    `update ${table.sql} t set ${rate} = case when t.${currency} = (${base}) then 1 else (${known}) end`,
    `where t.${currency} is not null and t.${rate} is null`,
  ].join('\n');
}

function columnOf(table: Table, field: string): string {
  return table.fields.get(field)!.columns[0]!.sql;
}
