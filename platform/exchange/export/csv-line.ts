/** Cells as one line of a CSV file that spreadsheet programs open as it is meant. */
export function csvLine(cells: readonly string[]): string {
  return exactCsvLine(cells.map(defused));
}

/** The same without a sign put before what looks like a formula: for files that are read in again. */
export function exactCsvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** Tells spreadsheet programs that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A cell that a spreadsheet program would run as a formula begins with an apostrophe instead, which keeps it text.
 * Numbers and phone numbers with a sign in front (`-12.50`, `+86 138 0000 1234`) name no function and stay.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function defused(cell: string): string {
  return FORMULA.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell;
}

/** Signs in their full width forms open a formula too. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n]/;
const HARMLESS = /^[+-]?[\d\s.,()-]*%?$/;

/** Also around what some countries' programs part cells by: a semicolon must not begin another cell. */
function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
