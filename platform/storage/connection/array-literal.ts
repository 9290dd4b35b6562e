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

function quoted(text: string): string {
  return TO_ESCAPE.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
