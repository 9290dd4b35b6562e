/** Address of the list of an entity, of its first view or a named one. */
export function listPath(entity: string, view?: string): string {
  return `/list/${encodeURIComponent(entity)}${view ? `?view=${encodeURIComponent(view)}` : ''}`;
}

/** Address of the list of an entity, narrowed to one value of a field in its rail; '' to those without one. */
export function railPath(entity: string, field: string, value: string): string {
  return `/list/${encodeURIComponent(entity)}?${new URLSearchParams({ by: field, rail: value }).toString()}`;
}

/** Address of the page on which an app lists what it offers. */
export function appPath(app: string): string {
  return `/app/${encodeURIComponent(app)}`;
}

/** Address of one record. */
export function recordPath(entity: string, id: string): string {
  return `/record/${encodeURIComponent(entity)}/${id}`;
}

/** Address of the form of a new record, with values to begin with. */
export function newRecordPath(entity: string, values: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams(values).toString();
  return `/record/${encodeURIComponent(entity)}/new${parameters ? `?${parameters}` : ''}`;
}
