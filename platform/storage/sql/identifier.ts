/** A quoted SQL name: `identifier('crm', 'sales order')` → `"crm"."sales order"`. */
export function identifier(...parts: readonly string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}
