import type { Model } from '../model/model.ts';

/** The fields of a Model that have one of the types, `library:book.isbn`; also those of retired entities. */
export function usesOfFieldTypes({ nodes, hidden }: Model, types: readonly string[]): string[] {
  return [...nodes, ...hidden].flatMap(([id, { kind, properties }]) =>
    kind === 'entity'
      ? fieldsOf(properties.fields, types).map((name) => `${id.slice(0, -'.entity'.length)}.${name}`)
      : [],
  );
}

function fieldsOf(fields: unknown, types: readonly string[]): string[] {
  return Object.entries((fields ?? {}) as Readonly<Record<string, { readonly type?: string }>>)
    .filter(([, { type }]) => types.includes(type ?? ''))
    .map(([name]) => name);
}
