import type { RecordData } from '../../api/records.ts';
import type { FormStore, FormValues } from '../../forms/form-store.ts';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';

/** A row of a line grid that is struck out but not yet saved; the form keeps it so that it can be taken back. */
export const REMOVED = '$removed';

/** The values of a form from a record as the server answers it. */
export function formValues(record: RecordData | undefined): FormValues {
  return record ? { ...record } : {};
}

/** What a save sends: only the changed fields, references by id, lines without the struck ones. */
export function changesOf(store: FormStore, entity: EntityDocument): Readonly<Record<string, unknown>> {
  const names = store.changed().filter((name) => entity.fields[name] && !entity.fields[name].system);
  return Object.fromEntries(names.map((name) => [name, writeValue(store.value(name), entity.fields[name]!)]));
}

/** One value as a write takes it. */
export function writeValue(value: unknown, field: FieldDocument): unknown {
  if (value === undefined || value === '') return null;
  if (Array.isArray(value) && field.type === 'references') return value.map(idOf);
  if (Array.isArray(value) && field.type === 'children') return value.filter(isKept).map(writeRow);
  if (isReference(value) && field.type !== 'anyReference') return value.id;
  if (isReference(value)) return { entity: value.entity, id: value.id };
  return value;
}

function writeRow(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(row)
    .filter(([name]) => !name.startsWith('$'))
    .map(([name, value]) => [
      name,
      isReference(value) ? (value.entity ? { entity: value.entity, id: value.id } : value.id) : value,
    ]);
  return Object.fromEntries(entries);
}

function isKept(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null && !(REMOVED in row);
}

function isReference(value: unknown): value is { readonly id: string; readonly entity?: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value;
}

function idOf(value: unknown): unknown {
  return isReference(value) ? value.id : value;
}
