import type { LabelText } from '../../language/label-text.ts';
import {
  inOrder,
  type EntityDocument,
  type FieldDocument,
  type FormDocument,
  type SetDocument,
} from '../../model/model-document.ts';

/** An answer offered as a button. */
export interface LogPick {
  readonly key: string;
  readonly label: LabelText;
  /** CEL for the field's value; without it the key of an option, or the label. */
  readonly value: string | undefined;
  readonly set: SetDocument;
}

/** One field of a form for log. Without picks it is typed into. */
export interface LogQuestion {
  readonly field: FieldDocument;
  readonly picks: readonly LogPick[];
}

/** The fields of a form for log in order, those one may write. */
export function questionsOf(form: FormDocument, entity: EntityDocument): readonly LogQuestion[] {
  return inOrder(form.sections).flatMap(([, section]) =>
    inOrder(section.fields).flatMap(([name, { picks }]) => {
      const field = entity.fields[name];
      if (!field?.writable) return [];
      return [{ field, picks: picks ? picksOf(picks) : optionsOf(field) }];
    }),
  );
}

function picksOf(
  picks: NonNullable<FormDocument['sections'][string]['fields'][string]['picks']>,
): readonly LogPick[] {
  return inOrder(picks).map(([key, { label, value, set = {} }]) => ({ key, label, value, set }));
}

function optionsOf({ type, options }: FieldDocument): readonly LogPick[] {
  if (type !== 'select') return [];
  return inOrder(options)
    .filter(([, { retired }]) => !retired)
    .map(([key, { label }]) => ({ key, label, value: `'${key}'`, set: {} }));
}
