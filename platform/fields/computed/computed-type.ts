import type { FieldSpec, FieldType } from '../field-type.ts';

const made = new Map<FieldType, FieldType>();

/**
 * The type of a computed field's values: in everything that of its result, but stored nowhere and brought by nobody.
 * Its spec is the field's own with the parameters of the result in it (`scale`, `options`).
 *
 * @example computedType(money).toCell('12.50', { type: 'formula', label }, context) // '12.50'
 */
export function computedType(result: FieldType): FieldType {
  let type = made.get(result);
  if (!type) made.set(result, (type = { ...result, storage: 'computed', columns: () => [] }));
  return type;
}

/** A declaration whose result is not known yet: nothing can be done with it. */
export function undecided<S extends FieldSpec>(
  declared: Pick<FieldType<S>, 'name' | 'label' | 'parameters' | 'requiredParameters' | 'checkSpec'>,
): FieldType<S> {
  return {
    storage: 'computed',
    operators: [],
    sortable: false,
    filterable: false,
    columns: () => [],
    valueSchema: () => ({}),
    expressionType: () => ({ kind: 'any' }),
    toCell: (value) => String(value ?? ''),
    fromCell: (cell) => cell,
    ...declared,
  };
}
