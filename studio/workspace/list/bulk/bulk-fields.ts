import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';

/** Not for many at once: what must differ, lines of documents, numbers the server gives. */
const NOT_IN_BULK: ReadonlySet<string> = new Set([
  'children',
  'autoNumber',
  'json',
  'file',
  'image',
  'treeParent',
]);

/** Fields that may be given one value in many records. */
export function bulkFields(entity: EntityDocument): readonly FieldDocument[] {
  return Object.values(entity.fields).filter(
    (field) =>
      field.writable &&
      !field.readOnly &&
      !field.unique &&
      !NOT_IN_BULK.has(field.type) &&
      field.name !== entity.title,
  );
}
