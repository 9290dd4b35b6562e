import type { RecordData } from '../api/records.ts';
import type { EntityDocument, FieldDocument, ModelDocument } from '../model/model-document.ts';
import type { FormStore, FormValues } from './form-store.ts';
import { changedCells, isNewRow, keptRows, rowsOf, type Row } from './lines/line-rows.ts';
import { isEmpty } from './same-value.ts';

/** The values of a form from a record as the server answers it. */
export function formValues(record: RecordData, entity: EntityDocument): FormValues {
  const rows = Object.values(entity.fields)
    .filter((field) => field.type === 'children' && record[field.name])
    .map((field) => [field.name, rowsOf(record[field.name])]);
  return { ...record, ...Object.fromEntries(rows) };
}

/**
 * What a save sends. Of a stored record only what changed; of a new one everything that says something, and
 * nothing explicit where somebody emptied a field that has a default. Hidden and locked fields stay out.
 */
export function changesOf(
  store: FormStore,
  entity: EntityDocument,
  model: ModelDocument,
  isNew: boolean,
): FormValues {
  const names = isNew ? Object.keys(store.values) : store.changed();
  const entries = names.flatMap((name): [string, unknown][] => {
    const field = entity.fields[name];
    const { visible, readOnly } = store.state(name);
    if (!field || !visible || readOnly) return [];
    const value = store.value(name);
    if (isNew && isEmpty(value) && !(field.default && store.isTouched(name))) return [];
    if (field.type === 'children') {
      return [[name, writeRows(rowsOf(value), rowsOf(store.initial(name)), field, model)]];
    }
    return [[name, writeValue(value, field)]];
  });
  return Object.fromEntries(entries);
}

/** One value as a write takes it: references by id. */
export function writeValue(value: unknown, field: FieldDocument): unknown {
  if (value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.map((one) => (isReference(one) ? one.id : one));
  if (isReference(value) && field.type === 'anyReference') return { entity: value.entity, id: value.id };
  return isReference(value) ? value.id : value;
}

/** The whole new list: stored rows by id with what changed of them, new ones with what they say. */
function writeRows(
  rows: readonly Row[],
  loaded: readonly Row[],
  { target, inverse }: FieldDocument,
  model: ModelDocument,
): readonly FormValues[] {
  const child = model.entities[target ?? ''];
  const before = new Map(loaded.map((row) => [row.$key, row]));
  return keptRows(rows).map((row) => {
    const names = isNewRow(row)
      ? Object.keys(row).filter((name) => !isEmpty(row[name]) || row.$touched?.includes(name))
      : changedCells(row, before.get(row.$key));
    const values = names.flatMap((name): [string, unknown][] => {
      const field = child?.fields[name];
      if (!field?.writable || field.readOnly || name === inverse || name.startsWith('$')) return [];
      return [[name, writeValue(row[name], field)]];
    });
    return { ...(row.id === undefined ? {} : { id: row.id }), ...Object.fromEntries(values) };
  });
}

/** The values another record begins with when this one is copied. */
export function copyOf(store: FormStore, entity: EntityDocument): FormValues {
  const entries = Object.values(entity.fields)
    .filter((field) => field.writable && !field.readOnly && !field.unique && field.type !== 'autoNumber')
    .filter((field) => !isEmpty(store.value(field.name)) && field.name !== 'owner')
    .map((field): [string, unknown] => {
      const value = store.value(field.name);
      return [field.name, field.type === 'children' ? rowsOf(value).map(withoutIdentity) : value];
    });
  return Object.fromEntries(entries);
}

const OWN = new Set(['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt']);

function withoutIdentity(row: Row): Row {
  const values = Object.fromEntries(Object.entries(row).filter(([name]) => !OWN.has(name)));
  return { ...values, $key: `copy${row.$key}`, $touched: Object.keys(values) };
}

function isReference(value: unknown): value is { readonly id: string; readonly entity?: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value;
}
