import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils';
import type { SettingSchema } from '../../api/plugins.ts';
import type { ProblemIssue } from '../../api/problem.ts';
import type { LabelText } from '../../language/label-text.ts';

type ToText = (label: LabelText | undefined) => string;

/** What react-jsonschema-form draws, of the settings of a plugin: words in the reader's language, a widget for each. */
export function settingsForm(
  schema: SettingSchema,
  text: ToText,
): { schema: RJSFSchema; uiSchema: UiSchema } {
  return { schema: drawn(schema, text), uiSchema: widgetsOf(schema, text) };
}

/** Of a plugin's own words only the title is left; rules are the server's to check. */
function drawn(schema: SettingSchema, text: ToText): RJSFSchema {
  const { label, help, properties, items } = schema;
  const kept = ['type', 'enum', 'default', 'required', 'uniqueItems', 'minItems', 'maxItems'];
  const rules = Object.fromEntries(kept.flatMap((key) => (key in schema ? [[key, schema[key]]] : [])));
  return {
    ...rules,
    title: text(label),
    description: text(help),
    ...(properties
      ? { type: 'object', properties: mapped(properties, (property) => drawn(property, text)) }
      : {}),
    // A list that must not be empty would be filled with a blank item before anybody asked for one.
    ...(items ? { items: drawn(items, text), minItems: 0 } : {}),
  } as RJSFSchema;
}

function widgetsOf(schema: SettingSchema, text: ToText): UiSchema {
  if (schema.properties) return mapped(schema.properties, (property) => widgetsOf(property, text));
  const { items } = schema;
  if (schema.type === 'array' && items?.properties) return { items: widgetsOf(items, text) };
  const options = wordsOf(items ?? schema, text);
  return { 'ui:widget': widgetOf(schema), 'ui:options': { words: options } };
}

function widgetOf({ type, secret, choose, enum: values }: SettingSchema): string {
  if (secret) return 'secret';
  if (choose) return choose;
  if (type === 'boolean') return 'flag';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'array') return 'choices';
  return values ? 'choice' : 'words';
}

function wordsOf({ enum: values = [], options }: SettingSchema, text: ToText) {
  return values.map((value) => ({ value, label: text(options?.[value]) || value }));
}

function mapped<T, R>(map: Readonly<Record<string, T>>, make: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, make(value)]));
}

/** What the server refused, at the places of the form: `targets.0.url`. */
export function errorsAt(issues: readonly Pick<ProblemIssue, 'path' | 'message'>[]): ErrorSchema {
  const root: Record<string, unknown> = {};
  for (const { path, message } of issues) {
    let at = root;
    for (const step of path.split('.').filter(Boolean)) at = (at[step] ??= {}) as Record<string, unknown>;
    at['__errors'] = [...((at['__errors'] as string[] | undefined) ?? []), message];
  }
  return root as ErrorSchema;
}
