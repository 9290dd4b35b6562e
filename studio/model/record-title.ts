/** The value of an entity's title field as text: a reference by its own title, nothing as a dash. */
export function titleText(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'title' in value) return titleText(value.title);
  return value === null || value === undefined || value === '' ? '—' : String(value);
}
