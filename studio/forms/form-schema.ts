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
  return inOrder(form.sections)
    .map(([key, section]) => ({
      key,
      section,
      fields: inOrder(section.fields)
        .filter(([name]) => entity.fields[name])
        .map(([name, place]) => ({ name, span: place.span ?? 1 })),
    }))
    .filter(({ fields }) => fields.length > 0);
}

/** Names of the fields a form shows, in reading order. */
export function fieldNames(form: FormDocument, entity: EntityDocument): readonly string[] {
  return sectionsOf(form, entity).flatMap(({ fields }) => fields.map(({ name }) => name));
}

/**
 * The schema react-jsonschema-form draws: flat, one property a field, no conditions (those arrive through each
 * field's own subscription). The values are checked by the server's validators, so a property says no more than
 * its name; without any word it would not be drawn.
 */
export function formSchema(sections: readonly PlacedSection[]): { schema: RJSFSchema; uiSchema: UiSchema } {
  const names = sections.flatMap((section) => section.fields.map(({ name }) => name));
  const properties = Object.fromEntries(names.map((name) => [name, { title: name }]));
  const ui = Object.fromEntries(names.map((name) => [name, { 'ui:field': 'boundField' }]));
  return { schema: { type: 'object', properties }, uiSchema: ui };
}

/** The form for a use, or one made of all fields where the pack has none. */
export function formFor(
  forms: Readonly<Record<string, FormDocument>>,
  entity: EntityDocument,
  use: 'create' | 'edit' | 'quickCreate',
): FormDocument {
  return ownForm(forms, entity, use) ?? ownForm(forms, entity, 'create') ?? generatedForm(entity);
}

/** The form a pack made for a use. */
export function ownForm(
  forms: Readonly<Record<string, FormDocument>>,
  entity: EntityDocument,
  use: 'create' | 'edit' | 'quickCreate',
): FormDocument | undefined {
  return Object.values(forms).find((form) => form.entity === entity.key && form.for.includes(use));
}

function generatedForm(entity: EntityDocument): FormDocument {
  const names = Object.values(entity.fields)
    .filter((field) => !field.system)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((field) => field.name);
  const fields = Object.fromEntries(names.map((name, index) => [name, { order: index }]));
  return {
    entity: entity.key,
    for: ['create', 'edit'],
    sections: { all: { label: entity.label, columns: 2, fields } },
  };
}
