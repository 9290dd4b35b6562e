import { inOrder, type EntityDocument, type FormDocument } from '../../model/model-document.ts';

/** What an action asks for as a form: its questions in their order, each over the whole width, under no other heading. */
export function askedForm(entity: EntityDocument): FormDocument {
  const fields = inOrder(entity.fields).map(([name], index) => [name, { order: index, span: 2 }] as const);
  return {
    entity: entity.key,
    for: ['create'],
    sections: { asked: { label: {}, columns: 2, fields: Object.fromEntries(fields) } },
  };
}
