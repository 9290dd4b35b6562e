import type { ExtensionPoint } from '../kernel/extension-point.ts';
import type { JsonSchema } from '../kernel/json.ts';
import type { LocalText } from '../kernel/text.ts';

/** What a plugin says of itself, as data. */
export interface PluginManifest {
  readonly name: string;
  readonly version: string;
  readonly label: LocalText;
  readonly description?: LocalText;
  /** Which versions of the platform it is made for: `^0.1.0`. */
  readonly platform: string;
  readonly settings?: SettingsSchema;
  /** By extension point, then by name. */
  readonly contributes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The settings of a plugin: a JSON Schema (draft-07) of an object, with words for people beside the rules. */
export interface SettingsSchema {
  readonly properties: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
}

export type SettingSchema = JsonSchema & {
  readonly label: LocalText;
  readonly help?: LocalText;
  /** Kept encrypted and never told again. Texts of the first level only. */
  readonly secret?: true;
};

const TEXT = {
  description: 'In each language of the product.',
  type: 'object',
  required: ['zh-CN', 'en'],
  additionalProperties: { type: 'string', minLength: 1 },
};

const NAME = '^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$';

const SETTINGS = {
  description:
    'What an administrator sets: the properties of a JSON Schema (draft-07). The form is drawn from it.',
  type: 'object',
  additionalProperties: false,
  required: ['properties'],
  properties: {
    properties: {
      description:
        'By name. Beside the keywords of JSON Schema: label and help (in each language), secret (kept encrypted), options (words for the values of enum), choose (a widget: entity, role).',
      type: 'object',
      propertyNames: { pattern: '^[a-z][A-Za-z0-9]*$' },
      additionalProperties: {
        type: 'object',
        required: ['type', 'label'],
        properties: {
          label: TEXT,
          help: TEXT,
          secret: { description: 'Kept encrypted, never told again.', const: true },
          options: {
            description: 'Words for the values of enum, in each language.',
            type: 'object',
            additionalProperties: TEXT,
          },
          choose: { description: 'What its values are chosen from.', enum: ['entity', 'role'] },
        },
      },
    },
    required: {
      description: 'Settings without which the plugin does not start.',
      type: 'array',
      items: { type: 'string' },
      uniqueItems: true,
    },
  },
};

/**
 * The schema of plugin.json, made of what the extension points take.
 *
 * @param isWhole false while some points are not declared yet: what is contributed there is checked later
 */
export function manifestSchema(points: readonly ExtensionPoint[], isWhole = true): JsonSchema {
  const contributions = points.map(({ name, description, schema, names }) => [
    name,
    {
      description,
      type: 'object',
      propertyNames: { pattern: names ?? NAME },
      additionalProperties: schema,
    },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Plugin',
    description: 'plugin.json: what a plugin is, needs and adds.',
    type: 'object',
    additionalProperties: false,
    required: ['name', 'version', 'label', 'platform'],
    properties: {
      $schema: { description: 'Where this schema is, for editors.', type: 'string' },
      name: {
        description: 'Its name, equal to the folder’s.',
        type: 'string',
        pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
      },
      version: { description: 'Its own version, semver.', type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
      label: TEXT,
      description: TEXT,
      platform: {
        description: 'Versions of the platform it is made for, as a range: ^0.1.0.',
        type: 'string',
        minLength: 1,
      },
      settings: SETTINGS,
      contributes: {
        description: 'What it adds, by extension point and name.',
        type: 'object',
        additionalProperties: isWhole ? false : { type: 'object' },
        properties: Object.fromEntries(contributions),
      },
    },
  };
}
