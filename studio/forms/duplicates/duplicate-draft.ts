import type { EntityDocument } from '../../model/model-document.ts';
import type { FormStore } from '../form-store.ts';
import { writeValue } from '../record-values.ts';
import { isEmpty } from '../same-value.ts';

/** The fields that duplicate rules of an entity compare. */
export function comparedFields({ duplicates }: Pick<EntityDocument, 'duplicates'>): readonly string[] {
  return [...new Set(Object.values(duplicates ?? {}).flatMap(({ fields }) => fields))];
}

/** What is asked about: the compared values; nothing while none of them was entered or changed. */
export function duplicateDraft(
  store: Pick<FormStore, 'value' | 'isChanged'>,
  entity: EntityDocument,
  id: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const names = comparedFields(entity);
  const isAsked = names.some((name) => !isEmpty(store.value(name)) && (!id || store.isChanged(name)));
  if (!isAsked) return undefined;
  const values = names.flatMap((name): [string, unknown][] => {
    const field = entity.fields[name];
    return field && !isEmpty(store.value(name)) ? [[name, writeValue(store.value(name), field)]] : [];
  });
  return { ...Object.fromEntries(values), ...(id ? { id } : {}) };
}
