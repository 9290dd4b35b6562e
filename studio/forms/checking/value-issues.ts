import { valueProblemText } from '../../../platform/fields/value-problem.ts';
import type { ProblemIssue } from '../../api/problem.ts';
import type { ValueValidator } from '../../api/validators.ts';
import { localizeLabel, type Language } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument, ModelDocument } from '../../model/model-document.ts';
import type { FieldState, FormValues } from '../form-store.ts';
import { isNewRow, keptRows, rowsOf, type Row } from '../lines/line-rows.ts';
import { writeValue } from '../record-values.ts';
import { isEmpty } from '../same-value.ts';
import { fieldSpec, fieldTypeOf } from './field-type-of.ts';

export interface CheckContext {
  readonly model: ModelDocument;
  readonly language: Language;
  /** By entity; one that has not arrived yet checks nothing. */
  readonly validators: ReadonlyMap<string, ValueValidator>;
  /** The states of a row of a child entity. */
  readonly rowStates: (entity: EntityDocument, row: FormValues) => (name: string) => FieldState;
}

interface Checked {
  readonly entity: EntityDocument;
  readonly field: FieldDocument;
  readonly path: string;
  readonly value: unknown;
  readonly state: FieldState;
  /** A default will fill it where nobody has. */
  readonly filledLater: boolean;
}

/** What is wrong with one field as it stands: missing, not a value of its type, or in one of its rows. */
export function valueIssues(checked: Checked, context: CheckContext): readonly ProblemIssue[] {
  const { entity, field, path, value, state, filledLater } = checked;
  if (!state.visible || state.readOnly) return [];
  if (field.type === 'children') {
    const missing = state.required && keptRows(rowsOf(value)).length === 0;
    return missing ? [required(field, path, context)] : rowIssues(field, path, rowsOf(value), context);
  }
  const sent = writeValue(value, field);
  const canonical = isEmpty(sent) ? null : (fieldTypeOf(field)?.normalize?.(sent, fieldSpec(field)) ?? sent);
  if (isEmpty(canonical)) return state.required && !filledLater ? [required(field, path, context)] : [];
  const validate = context.validators.get(entity.key);
  if (!validate || validate({ [field.name]: canonical })) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword, params }) => ({
    path: [path, ...instancePath.split('/').slice(2)].join('.'),
    code: keyword,
    message: about(field, valueProblemText({ keyword, params }, context.language), context),
  }));
}

function rowIssues(
  { target, inverse }: FieldDocument,
  path: string,
  rows: readonly Row[],
  context: CheckContext,
): readonly ProblemIssue[] {
  const entity = context.model.entities[target ?? ''];
  if (!entity) return [];
  const fields = Object.values(entity.fields).filter(({ name, system }) => name !== inverse && !system);
  return keptRows(rows).flatMap((row) => {
    const stateOf = context.rowStates(entity, row);
    return fields.flatMap((field) =>
      valueIssues(
        {
          entity,
          field,
          path: `${path}.${row.$key}.${field.name}`,
          value: row[field.name],
          state: stateOf(field.name),
          filledLater: isNewRow(row) && field.default !== undefined && !row.$touched?.includes(field.name),
        },
        context,
      ),
    );
  });
}

function required(field: FieldDocument, path: string, { language }: CheckContext): ProblemIssue {
  const name = localizeLabel(field.label, language);
  return { path, code: 'required', message: language === 'en' ? `${name} is required` : `${name}必须填写` };
}

/** The sentence begins with the field, as the server's do. */
function about(field: FieldDocument, problem: string, { language }: CheckContext): string {
  const name = localizeLabel(field.label, language);
  return language === 'en' ? `${name} ${problem}` : `${name}${problem}`;
}
