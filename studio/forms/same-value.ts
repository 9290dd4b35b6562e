/** Equal as form values: null, undefined, '' and [] are all "nothing", references are equal by id. */
export function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || comparable(a) === comparable(b);
}

/** Whether a form value says nothing. */
export function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function comparable(value: unknown): string {
  return isEmpty(value) ? 'null' : JSON.stringify(value, identity);
}

/** A reference is its id, whatever its title; of a form's own members only a struck row counts. */
function identity(key: string, value: unknown): unknown {
  if (key.startsWith('$') && key !== '$struck') return undefined;
  return isPlainReference(value) ? [value.entity, value.id] : (value ?? null);
}

function isPlainReference(value: unknown): value is { readonly id: string; readonly entity?: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    Object.keys(value).every((name) => name === 'id' || name === 'title' || name === 'entity')
  );
}
