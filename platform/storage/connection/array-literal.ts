/**
 * `{"a",NULL,3}`: a list of plain values as PostgreSQL writes it, several times faster than the driver does.
 * Undefined where a value is not plain (a list, a date, bytes); the driver writes such lists.
 */
export function arrayLiteral(values: readonly unknown[]): string | undefined {
  let text = '';
  for (const value of values) {
    if (text !== '') text += ',';
    if (value === null || value === undefined) text += 'NULL';
    else if (typeof value === 'string') text += quoted(value);
    else if (typeof value === 'number' || typeof value === 'boolean') text += String(value);
    else return undefined;
  }
  return `{${text}}`;
}

const TO_ESCAPE = /["\\]/;
/** Control characters and halves of a pair: what JSON escapes in ways of its own. */
const ODD = /[^\u0020-\ud7ff\ue000-\uffff]/;

/** JSON escapes quotes and backslashes as PostgreSQL reads them, and nothing is faster. */
function quoted(text: string): string {
  if (!TO_ESCAPE.test(text)) return `"${text}"`;
  if (!ODD.test(text)) return JSON.stringify(text);
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
