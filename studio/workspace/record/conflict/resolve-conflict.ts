import type { FormStore, FormValues } from '../../../forms/form-store.ts';
import { same } from '../../../forms/same-value.ts';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';

export type Choice = 'current' | 'yours';

export interface ConflictField {
  readonly field: FieldDocument;
  /** Somebody else changed it too, to something else. */
  readonly clashes: boolean;
}

/** The fields changed in the form, those that clash with the stored record first. */
export function conflictingFields(
  store: FormStore,
  current: FormValues,
  entity: EntityDocument,
): readonly ConflictField[] {
  return store
    .changed()
    .flatMap((name) => entity.fields[name] ?? [])
    .map((field) => ({
      field,
      clashes:
        !same(current[field.name], store.initial(field.name)) &&
        !same(current[field.name], store.value(field.name)),
    }))
    .toSorted((a, b) => Number(b.clashes) - Number(a.clashes));
}

/** The values of one's own that stay, by field. */
export function resolved(
  store: FormStore,
  fields: readonly ConflictField[],
  choices: Readonly<Record<string, Choice>>,
): readonly (readonly [string, unknown])[] {
  return fields
    .filter(({ field }) => (choices[field.name] ?? 'yours') === 'yours')
    .map(({ field }) => [field.name, store.value(field.name)] as const);
}
