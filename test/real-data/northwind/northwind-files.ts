import { join } from 'node:path';
import { writeCsv, type CsvRecord } from '../csv-file.ts';
import { readDump } from './read-dump.ts';

const PLAIN = ['categories', 'customers', 'employees', 'products', 'suppliers'];

/** Writes the tables of the dump as CSV files, an order's own columns in front of each of its lines. */
export function writeNorthwindFiles(dump: string, folder: string): (name: string) => string {
  const tables = readDump(dump);
  const path = (name: string) => join(folder, `${name}.csv`);
  for (const name of PLAIN) writeCsv(path(name), tables.get(name)!);
  const orders = new Map(tables.get('orders')!.map((order) => [order['order_id'], order]));
  const lines = tables
    .get('order_details')!
    .map((line): CsvRecord => ({ ...orders.get(line['order_id']), ...line }));
  writeCsv(path('orders'), lines);
  return path;
}
