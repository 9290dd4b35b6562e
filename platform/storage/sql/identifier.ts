/** A quoted SQL name: `identifier('crm', 'sales order')` → `"crm"."sales order"`. */
export function identifier(...parts: readonly string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}

/** A constant of the platform or the Model (a key, never a client's value) as SQL text. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
