import type { FormValues } from '../../forms/form-store.ts';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';

/**
 * Values that stand in the address of a new record: `?title=Emma`, a reference by id with its title beside it
 * (`?book=0190…&book.title=Emma`), one that may lead to several entities as `entity/id`.
 */
export function givenValues(parameters: URLSearchParams, entity: EntityDocument): FormValues {
  const entries = [...parameters].flatMap(([name, text]): [string, unknown][] => {
    const field = entity.fields[name];
    if (!field?.writable) return [];
    return [[name, givenValue(field, text, parameters.get(`${name}.title`))]];
  });
  return Object.fromEntries(entries);
}

function givenValue(field: FieldDocument, text: string, title: string | null): unknown {
  if (field.type === 'anyReference') {
    const [entity = '', id = ''] = text.split('/');
    return { entity, id, title };
  }
  if (field.type === 'references') return [{ id: text, title }];
  if (field.target) return { id: text, title };
  if (field.type === 'boolean') return text === 'true';
  if (field.type === 'integer' || field.type === 'rating' || field.type === 'duration') return Number(text);
  return field.type === 'multiSelect' ? text.split(',') : text;
}
