import { didYouMean } from '../kernel/did-you-mean.ts';
import type { JsonSchema } from '../kernel/json.ts';
import { type LocalText, localize } from '../kernel/text.ts';
import { CellProblem } from './cell-problem.ts';
import type { FieldSpec, FormatContext } from './field-type.ts';
import { cellMessages, specMessages } from './messages.ts';

/** One option of a select, inline or in a choices set. */
export interface OptionSpec {
  readonly label: LocalText;
  readonly order?: number;
  readonly colour?: string;
  readonly retired?: boolean;
  readonly replacedBy?: string;
  /** Its earlier keys. */
  readonly renamedFrom?: readonly string[];
}

/** A field whose values are options. The Model fills `options` from `choices`. */
export interface OptionsSpec extends FieldSpec {
  readonly choices?: string;
  /** The stages of an entity are the options. */
  readonly stagesOf?: string;
  readonly options?: Readonly<Record<string, OptionSpec>>;
}

/** The keys a write may bring. A retired option stays readable but is refused; without options everything is. */
export function keySchema(spec: OptionsSpec): JsonSchema {
  const keys = optionEntries(spec).flatMap(([key, option]) => (option.retired ? [] : [key]));
  return keys.length > 0 ? { type: 'string', enum: keys } : { type: 'string', maxLength: 0 };
}

/** Options in their order; those without one come last, as written. */
export function optionEntries(spec: OptionsSpec): [key: string, option: OptionSpec][] {
  const entries = Object.entries(spec.options ?? {});
  return entries.toSorted(([, a], [, b]) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0);
}

export function optionLabel(key: string, spec: OptionsSpec, context: FormatContext): string {
  const option = spec.options?.[key];
  return option ? localize(option.label, context.locale) : key;
}

/** The option a cell names by its key or by its label in any language. */
export function readOption(cell: string, spec: OptionsSpec): string | CellProblem {
  const wanted = fold(cell);
  const { keys, labels } = wordsOf(spec);
  const found = keys.get(wanted) ?? labels.get(wanted);
  if (found !== undefined) return found;
  const near = didYouMean(wanted, labels.keys());
  return new CellProblem(
    near === undefined ? cellMessages.noOption({ cell }) : cellMessages.noOptionNear({ cell, near }),
  );
}

interface OptionWords {
  readonly keys: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
}

const words = new WeakMap<OptionsSpec, OptionWords>();

/** The option each word means, folded; of two options with one word the first. Made once for a field. */
function wordsOf(spec: OptionsSpec): OptionWords {
  let known = words.get(spec);
  if (!known) words.set(spec, (known = foldedWords(spec)));
  return known;
}

function foldedWords(spec: OptionsSpec): OptionWords {
  const keys = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const [key, option] of optionEntries(spec)) {
    if (!keys.has(fold(key))) keys.set(fold(key), key);
    for (const label of Object.values(option.label))
      if (!labels.has(fold(label))) labels.set(fold(label), key);
  }
  return { keys, labels };
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

export function* checkOptions(spec: OptionsSpec) {
  if (
    spec.choices === undefined &&
    spec.stagesOf === undefined &&
    Object.keys(spec.options ?? {}).length === 0
  )
    yield specMessages.optionsMissing();
}

/** The parameters of a field whose values are options. */
export const optionParameters: Readonly<Record<string, JsonSchema>> = {
  choices: {
    type: 'string',
    description: 'A shared option set, `pack:name` or its bare name.',
    'x-update': 'shared',
    'x-names': 'choices',
  },
  stagesOf: {
    type: 'string',
    pattern: '^([a-z][a-z0-9-]*:)?[a-z][A-Za-z0-9]*$',
    description: 'An entity whose stages are the options, for what is kept of its records elsewhere.',
    'x-update': 'vendor',
    'x-names': 'entity',
  },
  options: {
    type: 'object',
    description: 'Options of this field alone, by key.',
    'x-update': 'shared',
    propertyNames: { pattern: '^[a-z][A-Za-z0-9]*$', maxLength: 60 },
    minProperties: 1,
    additionalProperties: { $ref: 'definitions.schema.json#/definitions/option' },
  },
};
