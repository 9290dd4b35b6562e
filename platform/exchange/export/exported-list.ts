import type { FormatContext } from '../../fields/field-type.ts';
import { localize } from '../../kernel/text.ts';
import type { RecordExport } from '../../records/read/export-records.ts';
import { cellOf, valueAt } from './csv-export.ts';
import type { ExportedList, ExportedRow } from './export-formats.ts';

/** An export as formats of plugins get it. */
export function exportedList({ entity, columns, pages }: RecordExport, context: FormatContext): ExportedList {
  async function* read(): AsyncGenerator<readonly ExportedRow[]> {
    for await (const rows of pages)
      yield rows.map((row) => ({
        values: columns.map(({ path }) => valueAt(row, path) ?? null),
        texts: columns.map((column) => cellOf(row, column, context)),
      }));
  }
  return {
    entity: entity.key,
    columns: columns.map(({ path, label }) => ({
      path: path.join('.'),
      label: localize(label, context.locale),
    })),
    pages: read(),
  };
}
