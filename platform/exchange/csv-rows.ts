import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { Malformed } from '../kernel/errors.ts';
import { messages } from './messages.ts';

/** A row of the file: its cells and its number as a spreadsheet shows it (the headings are row 1). */
export interface CsvRow {
  readonly number: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  /** The headings of the columns. */
  readonly columns: readonly string[];
  /** The rows under the headings, read while they are asked for; `rows.return()` closes the file early. */
  readonly rows: AsyncGenerator<CsvRow, void>;
}

interface RowInfo {
  readonly records: number;
  readonly empty_lines: number;
}

/** Longest record; more than this is a quote that was never closed. */
const MAX_RECORD = 1_000_000;

/** Opens a UTF-8 file (with or without byte order mark, LF or CRLF) and reads its headings. */
export async function openCsv(file: string, delimiter = ','): Promise<CsvFile> {
  const rows = readRows(file, delimiter);
  const head = await rows.next();
  if (head.done) throw new Malformed(messages.fileEmpty({ file }));
  const columns = head.value.cells.map((cell) => cell.trim());
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) throw new Malformed(messages.columnTwice({ column: twice }));
  return { columns, rows };
}

async function* readRows(file: string, delimiter: string): AsyncGenerator<CsvRow, void> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    info: true,
  });
  const source = createReadStream(file);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const entry of parser as AsyncIterable<{ record: string[]; info: RowInfo }>)
      yield { number: entry.info.records + entry.info.empty_lines, cells: entry.record };
  } catch (error) {
    throw readProblem(file, error);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function readProblem(file: string, error: unknown): unknown {
  const { code, message, lines } = error as { code?: string; message?: string; lines?: number };
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
    return new Malformed(messages.fileUnreadable({ file }));
  if (code?.startsWith('CSV_'))
    return new Malformed(messages.csvBroken({ line: lines ?? 0, reason: message ?? code }));
  return error;
}
