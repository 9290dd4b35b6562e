import type { FormatContext } from '../../fields/field-type.ts';
import { localize } from '../../kernel/text.ts';
import type { ExportColumn, RecordExport } from '../../records/read/export-records.ts';
import { MASK } from '../../records/read/selection.ts';
import type { Row } from '../../storage/stored-record.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv-line.ts';

/** An export as the text of a CSV file, a page at a time, with values as the caller's lists show them. */
export async function* csvExport(
  { columns, pages }: RecordExport,
  context: FormatContext,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(columns.map(({ label }) => localize(label, context.locale)));
  for await (const rows of pages) {
    yield rows.map((row) => csvLine(columns.map((column) => cellOf(row, column, context)))).join('');
  }
}

export function cellOf(row: Row, { path, field }: ExportColumn, context: FormatContext): string {
  const value = valueAt(row, path);
  if (value === null || value === undefined) return '';
  return value === MASK ? MASK : field.type.toCell(value, field.spec, context);
}

export function valueAt(row: Row, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (at as Readonly<Record<string, unknown>> | null | undefined)?.[name],
    row,
  );
}
