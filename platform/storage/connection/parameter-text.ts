import { arrayLiteral } from './array-literal.ts';

/** A parameter as the driver sends it: PostgreSQL reads the text by the type its statement names. */
export function parameterText(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return arrayLiteral(value) ?? arrayLiteral(value.map(elementText))!;
  if (value instanceof Date) return value.toISOString();
  return Buffer.isBuffer(value) ? value : JSON.stringify(value);
}

function elementText(value: unknown): string | null {
  const text = parameterText(value);
  return text === null ? null : String(text);
}
