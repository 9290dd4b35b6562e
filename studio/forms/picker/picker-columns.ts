import {
  inOrder,
  type EntityDocument,
  type FieldDocument,
  type ModelDocument,
} from '../../model/model-document.ts';

const MOST = 4;

/** Types that tell records apart in one line. */
const TELLING = new Set([
  'text',
  'autoNumber',
  'phone',
  'email',
  'select',
  'classification',
  'process',
  'stage',
  'money',
  'decimal',
  'integer',
  'date',
  'reference',
  'user',
  'department',
  'percent',
  'treeParent',
]);

/** The columns by which people choose a record: its title, then what its first list shows. */
export function pickerColumns(model: ModelDocument, entity: EntityDocument): readonly FieldDocument[] {
  const view = inOrder(model.views).find(([, one]) => one.entity === entity.key)?.[1];
  const listed = view
    ? inOrder(view.columns).map(([key, column]) => column.path ?? key)
    : Object.values(entity.fields)
        .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
        .map(({ name }) => name);
  const others = listed
    .filter((name) => name !== entity.title)
    .flatMap((name) => entity.fields[name] ?? [])
    .filter(({ type, system }) => TELLING.has(type) && !system);
  const title = entity.fields[entity.title];
  return [...(title ? [title] : []), ...others].slice(0, MOST + 1);
}

export interface Category {
  /** The field of the listed entity, or undefined where the entity is a tree itself. */
  readonly field: string | undefined;
  /** The entity whose records are the branches. */
  readonly entity: EntityDocument;
}

/** The tree beside a list of candidates: their first reference into a tree, or the tree they make themselves. */
export function categoryOf(model: ModelDocument, entity: EntityDocument): Category | undefined {
  const reference = Object.values(entity.fields)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .find(
      (field) =>
        !field.system &&
        (field.type === 'reference' || field.type === 'department') &&
        field.target !== entity.key &&
        model.entities[field.target ?? '']?.tree,
    );
  if (reference) return { field: reference.name, entity: model.entities[reference.target!]! };
  return entity.tree ? { field: undefined, entity } : undefined;
}
