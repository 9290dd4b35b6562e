import type { Contribution, ExtensionPoint } from '../../kernel/extension-point.ts';
import { Conflict } from '../../kernel/errors.ts';
import type { LocalText, Message } from '../../kernel/text.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';
import { fieldTypes } from '../field-types.ts';
import { specMessages } from '../messages.ts';

/** The types a plugin may narrow: one value in one column. */
const BASES = ['text', 'longText', 'integer', 'decimal', 'percent', 'email', 'phone', 'url', 'date'] as const;

/**
 * The code behind a type of field that a plugin adds. Values are canonical ones of the type it is based on, never
 * null.
 *
 * @example
 * const isbn: PluginFieldType = {
 *   normalize: (value) => String(value).replaceAll('-', ''),
 *   problem: (value) => (hasCheckDigit(value) ? undefined : messages.wrongCheckDigit()),
 * };
 */
export interface PluginFieldType {
  /** The value as it is kept; what it does not understand it returns unchanged. */
  normalize?(value: unknown): unknown;
  /** What is wrong with a value that is right for the type it is based on; it completes "ISBN …". */
  problem?(value: unknown): Message | undefined;
}

/** What plugin.json says of a type of field. */
export interface FieldTypeSpec {
  readonly label: LocalText;
  readonly basedOn: (typeof BASES)[number];
  /** Parameters of the type it is based on that are settled: `{"maxLength": 13}`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface FieldTypeOfPlugin {
  readonly plugin: string;
  /** As the vocabulary knows it: its own word, without the parameters that are settled. */
  readonly word: FieldType;
  /** As fields of the Model have it: everywhere but in writes it is the type it is based on. */
  readonly type: FieldType;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const known = new Map<string, FieldTypeOfPlugin>();
let changes = 0;

/** The type of a plugin by the word metadata uses. */
export function pluginFieldType(name: string): FieldTypeOfPlugin | undefined {
  return known.get(name);
}

export function pluginFieldTypes(): readonly FieldTypeOfPlugin[] {
  return [...known.values()];
}

/** Another number whenever there are other types: for what is worked out from them once. */
export function pluginTypesRevision(): number {
  return changes;
}

/** Types of fields that plugins add to the vocabulary. */
export const fieldTypesPoint: ExtensionPoint<FieldTypeSpec, PluginFieldType> = {
  name: 'fieldTypes',
  description: 'Types of fields, such as an ISBN: a type of the platform with stricter values.',
  names: '^[a-z][A-Za-z0-9]*$',
  isEarly: true,
  outlivesFailure: true,
  schema: {
    description: 'One type: what people call it, and which type it narrows.',
    type: 'object',
    additionalProperties: false,
    required: ['label', 'basedOn'],
    properties: {
      label: {
        description: 'What people call it, in each language.',
        type: 'object',
        required: ['zh-CN', 'en'],
      },
      basedOn: {
        description: 'The type it narrows; stored, filtered, sorted and drawn like it.',
        enum: [...BASES],
      },
      parameters: {
        description: 'Parameters of that type that are settled, and not asked of its fields.',
        type: 'object',
      },
    },
  },
  accept: (contribution) => {
    const { name, plugin } = contribution;
    if (fieldTypes.has(name) || (known.get(name)?.plugin ?? plugin) !== plugin)
      throw new Conflict(specMessages.fieldTypeTaken({ name }));
    const made = typeOf(contribution);
    known.set(name, made);
    changes++;
    return () => {
      if (known.get(name) !== made) return;
      known.delete(name);
      changes++;
    };
  },
};

function typeOf(contribution: Contribution<FieldTypeSpec, PluginFieldType>): FieldTypeOfPlugin {
  const { name, plugin, spec } = contribution;
  const base = fieldTypes.get(spec.basedOn)!;
  const settled = spec.parameters ?? {};
  const unsettled = Object.entries(base.parameters).filter(
    ([parameter]) => !Object.hasOwn(settled, parameter),
  );
  const requiredParameters = (base.requiredParameters ?? []).filter((one) => !Object.hasOwn(settled, one));
  const word = {
    ...base,
    name,
    label: spec.label,
    parameters: Object.fromEntries(unsettled),
    requiredParameters,
  };
  return { plugin, word, type: { ...base, ...behaviour(contribution, base) }, parameters: settled };
}

/** Where the plugin's code is broken, values are refused by name; what is stored is read as ever. */
function behaviour(
  { name, runNow }: Contribution<FieldTypeSpec, PluginFieldType>,
  base: FieldType,
): Pick<FieldType, 'normalize' | 'findProblem'> {
  return {
    normalize: (value: unknown, spec: FieldSpec) => {
      const tidy = base.normalize ? base.normalize(value, spec) : value;
      return tidy === null ? null : runNow(name, (code) => (code.normalize ? code.normalize(tidy) : tidy));
    },
    findProblem: (value) => runNow(name, (code) => code.problem?.(value)),
  };
}
