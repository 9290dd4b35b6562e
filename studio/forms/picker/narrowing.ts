import { useFormValue, useFormAround } from '../form-context.tsx';
import { FormStore } from '../form-store.ts';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import type { ReferenceValue } from '../../api/records.ts';

export interface Narrowing {
  /** The candidates' reference that must lead to the same record. */
  readonly field: FieldDocument;
  readonly to: ReferenceValue;
}

const NO_STORE = new FormStore({}, { states: () => new Map() });

/**
 * What the rest of the form says about the candidates: where another field of the form refers to a record that
 * the candidates refer to as well, only those of the same record are likely (a copy of the chosen book).
 */
export function useNarrowing(target: EntityDocument, own: FieldDocument): Narrowing | undefined {
  const form = useFormAround();
  const found = useFormValue(form?.store ?? NO_STORE, (store) => {
    const pairs = form ? sharedReferences(form.entity, target, own) : [];
    const pair = pairs.find(({ sibling }) => store.value(sibling) !== null);
    return pair ? `${pair.field.name} ${pair.sibling}` : undefined;
  });
  if (!form || found === undefined) return undefined;
  const [name = '', sibling = ''] = found.split(' ');
  return { field: target.fields[name]!, to: form.store.value(sibling) as ReferenceValue };
}

function sharedReferences(
  entity: EntityDocument,
  target: EntityDocument,
  own: FieldDocument,
): { readonly field: FieldDocument; readonly sibling: string }[] {
  return Object.values(entity.fields)
    .filter((field) => field.type === 'reference' && field.name !== own.name && !field.system)
    .filter((field) => field.target !== target.key)
    .flatMap((sibling) =>
      Object.values(target.fields)
        .filter((field) => field.type === 'reference' && field.target === sibling.target)
        .map((field) => ({ field, sibling: sibling.name })),
    );
}
