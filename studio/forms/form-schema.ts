import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import {
  inOrder,
  type EntityDocument,
  type FormDocument,
  type FormSectionDocument,
} from '../model/model-document.ts';

/** A field as a form places it. */
export interface PlacedField {
  readonly name: string;
  readonly span: number;
}

export interface PlacedSection {
  readonly key: string;
  readonly section: FormSectionDocument;
  readonly fields: readonly PlacedField[];
}

/** The sections of a form with the fields the caller's Model has. */
export function sectionsOf(form: FormDocument, entity: EntityDocument): readonly PlacedSection[] {
  return inOrder(form.sections).map(([key, section]) => ({
    key,
    section,
    fields: inOrder(section.fields)
      .filter(([name]) => entity.fields[name])
      .map(([name, place]) => ({ name, span: place.span ?? 1 })),
  }));
}

/**
 * The schema react-jsonschema-form draws: flat, one property a field, no conditions (those arrive through each
 * field's own subscription). The values are checked by the server's validators, so a property says no more than
 * its name.
 */
export function formSchema(
  sections: readonly PlacedSection[],
  entity: EntityDocument,
): { schema: RJSFSchema; uiSchema: UiSchema } {
  const fields = sections.flatMap((section) => section.fields);
  const properties = Object.fromEntries(fields.map(({ name }) => [name, {}]));
  const ui = Object.fromEntries(
    fields.map(({ name }) => [
      name,
      { 'ui:field': 'boundField', 'ui:options': { field: entity.fields[name] } },
    ]),
  );
  return { schema: { type: 'object', properties }, uiSchema: { ...ui, 'ui:options': { sections } } };
}

/** The form for a use, or one made of all fields where the pack has none. */
export function formFor(
  forms: Readonly<Record<string, FormDocument>>,
  entity: EntityDocument,
  use: 'create' | 'edit' | 'quickCreate',
): FormDocument {
  const own = Object.values(forms).filter((form) => form.entity === entity.key);
  return (
    own.find((form) => form.for.includes(use)) ??
    own.find((form) => form.for.includes('create')) ??
    generatedForm(entity)
  );
}

function generatedForm(entity: EntityDocument): FormDocument {
  const names = Object.values(entity.fields)
    .filter((field) => !field.system)
    .map((field) => field.name);
  const fields = Object.fromEntries(names.map((name, index) => [name, { order: index }]));
  return {
    entity: entity.key,
    for: ['create', 'edit'],
    sections: { all: { label: entity.label, columns: 2, fields } },
  };
}
