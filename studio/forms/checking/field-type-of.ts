import type { FieldSpec, FieldType } from '../../../platform/fields/field-type.ts';
import { fieldTypes } from '../../../platform/fields/field-types.ts';
import type { FieldDocument } from '../../model/model-document.ts';

/** What the platform knows of a field's type; the same module the server writes with. */
export function fieldTypeOf(field: FieldDocument): FieldType | undefined {
  return fieldTypes.get(field.type);
}

/** The field as its type wants it: the parameters of the type beside what all fields have. */
export function fieldSpec(field: FieldDocument): FieldSpec {
  const { type, label, options, parameters } = field;
  return { ...parameters, type, label, ...(options ? { options } : {}) } as unknown as FieldSpec;
}
