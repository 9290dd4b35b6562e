import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { renderMessage, type Locale } from '../kernel/text.ts';
import type { CsvRow } from './csv-rows.ts';
import type { RowProblem } from './draft-record.ts';
import { BYTE_ORDER_MARK, exactCsvLine } from './export/csv-line.ts';

/** Columns added behind those of the file; an import of the error file itself passes over them. */
const OWN_COLUMNS = ['_row', '_error'];

/**
 * The rows that were not imported, as they were, with what is wrong with each: to be corrected and imported
 * again. Written only when there is something to write.
 */
export class ErrorFile {
  #stream: WriteStream | undefined;
  readonly #kept: readonly number[];

  constructor(
    readonly path: string,
    private readonly columns: readonly string[],
    private readonly locale: Locale,
  ) {
    this.#kept = columns.flatMap((column, index) => (OWN_COLUMNS.includes(column) ? [] : [index]));
  }

  /** All rows of a record that failed, also those nothing is wrong with. */
  async add(rows: readonly CsvRow[], problems: readonly RowProblem[]): Promise<void> {
    for (const row of rows) {
      const own = problems.filter((problem) => problem.row === row);
      const text = own.map(({ field, message }) => [field, renderMessage(message, this.locale)]);
      const reason = text.map((parts) => parts.filter(Boolean).join(': ')).join('; ');
      await this.#line([...this.#kept.map((index) => row.cells[index] ?? ''), String(row.number), reason]);
    }
  }

  get isEmpty(): boolean {
    return this.#stream === undefined;
  }

  async close(): Promise<void> {
    if (!this.#stream) return;
    this.#stream.end();
    await finished(this.#stream);
  }

  async #line(cells: readonly string[]): Promise<void> {
    if (!this.#stream) {
      this.#stream = createWriteStream(this.path);
      this.#stream.write(
        BYTE_ORDER_MARK + exactCsvLine([...this.#kept.map((index) => this.columns[index]!), ...OWN_COLUMNS]),
      );
    }
    if (!this.#stream.write(exactCsvLine(cells))) await once(this.#stream, 'drain');
  }
}
