import type { Field } from './model.ts';

/**
 * How a value of another record comes about. A field named alone goes over as it is stored, whatever its type; a
 * polymorphic reference points at the record itself, or at what one of its references leads to; all else is computed.
 */
export type MappedValue =
  | { readonly kind: 'copied'; readonly field: Field }
  | { readonly kind: 'pointer'; readonly entity: string; readonly field: Field | undefined }
  | { readonly kind: 'computed' };

interface Source {
  readonly key: string;
  readonly fields: ReadonlyMap<string, Field>;
}

export function mappedValue(text: string, from: Source, into: Field): MappedValue {
  const field = from.fields.get(text);
  const isStored = field?.type.storage === 'columns' || field?.type.storage === 'links';
  if (field && isStored && !field.system && isAlike(field, into)) return { kind: 'copied', field };
  if (into.type.name !== 'anyReference') return { kind: 'computed' };
  const targets = Object.keys(into.spec['to'] as object);
  if (text === 'id' && targets.includes(from.key))
    return { kind: 'pointer', entity: from.key, field: undefined };
  if (field?.target && isStored && targets.includes(field.target))
    return { kind: 'pointer', entity: field.target, field };
  return { kind: 'computed' };
}

/** What one holds the other can hold. */
export function isAlike(one: Field, other: Field): boolean {
  return one.type.name === other.type.name && one.target === other.target && !one.computed && !other.computed;
}
