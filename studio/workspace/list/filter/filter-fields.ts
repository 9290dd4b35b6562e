import { useMemo } from 'react';
import type { LabelText } from '../../../language/label-text.ts';
import type { EntityDocument, FieldDocument, ModelDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { fieldAt } from '../list-columns.ts';
import { operatorsOf, type FieldOf } from './filter-rule.ts';

/** Fields to filter by under one heading: the entity's own, or those behind a reference. */
export interface FieldChoices {
  readonly key: string;
  readonly label: LabelText;
  readonly fields: readonly { readonly path: string; readonly field: FieldDocument }[];
}

/** Bookkeeping nobody filters by. */
const HIDDEN: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt']);
/** People and departments are chosen themselves, not by what they are called. */
const NOT_FOLLOWED: ReadonlySet<string> = new Set(['user', 'department', 'treeParent']);

/** What the filter builder offers: the entity's fields, then those one reference away. */
export function filterFields(model: ModelDocument, entity: EntityDocument): readonly FieldChoices[] {
  const own = { key: '', label: entity.label, fields: choicesOf(entity, '') };
  const followed = Object.entries(entity.fields).flatMap(([name, field]): FieldChoices[] => {
    const target = field.expressionType.kind === 'record' && field.target && model.entities[field.target];
    if (!target || field.system || NOT_FOLLOWED.has(field.type)) return [];
    return [{ key: name, label: field.label, fields: choicesOf(target, `${name}.`) }];
  });
  return [own, ...followed].filter(({ fields }) => fields.length > 0);
}

function choicesOf(entity: EntityDocument, before: string): FieldChoices['fields'] {
  return Object.entries(entity.fields)
    .filter(([name, field]) => !HIDDEN.has(name) && isFilterable(field))
    .map(([name, field]) => ({ path: `${before}${name}`, field }));
}

function isFilterable(field: FieldDocument): boolean {
  return field.filterable && operatorsOf(field).length > 0;
}

/** Finds fields for reading and writing filters of an entity. */
export function useFieldOf(entity: EntityDocument): FieldOf {
  const model = useModel();
  return useMemo(
    () => (path) => {
      const field = fieldAt(model, entity, path);
      return field && isFilterable(field) ? field : undefined;
    },
    [model, entity],
  );
}
