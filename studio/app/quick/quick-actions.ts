import type { LabelText } from '../../language/label-text.ts';
import {
  inOrder,
  type EntityDocument,
  type FormDocument,
  type ModelDocument,
} from '../../model/model-document.ts';
import { targetsOf } from './typed-question.tsx';

/** Something the apps let people begin with one tap. */
export interface QuickAction {
  readonly key: string;
  readonly entity: EntityDocument;
  /** Undefined: a page with the entity's own form. */
  readonly form: FormDocument | undefined;
  readonly label: LabelText | undefined;
  readonly icon: string | undefined;
  /** The field a record can be filled into, and the entities of such records. */
  readonly about: { readonly field: string; readonly targets: readonly string[] } | undefined;
}

/** The quick actions of the apps, those one has the right to. */
export function quickActionsOf(model: ModelDocument): readonly QuickAction[] {
  return inOrder(model.apps).flatMap(([app, { quick }]) =>
    inOrder(quick).flatMap(([key, action]) => {
      const entity = model.entities[action.entity];
      if (!entity?.allows.create) return [];
      const field = entity.fields[action.about ?? ''];
      return [
        {
          key: `${app}.${key}`,
          entity,
          form: action.form ? model.forms[action.form] : undefined,
          label: action.label,
          icon: action.icon ?? entity.icon,
          about: field && { field: field.name, targets: targetsOf(field) },
        },
      ];
    }),
  );
}
