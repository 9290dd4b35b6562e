/** A value as a write takes it: references by id, nothing as null. */
export function inputOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inputOf);
  const isReference = typeof value === 'object' && value !== null && 'id' in value && !('entity' in value);
  return isReference ? value.id : (value ?? null);
}
