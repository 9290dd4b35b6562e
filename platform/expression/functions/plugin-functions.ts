import type { Contribution, ExtensionPoint } from '../../kernel/extension-point.ts';
import { Conflict, Malformed } from '../../kernel/errors.ts';
import type { LocalText } from '../../kernel/text.ts';
import { printValue, readValue } from '../evaluate/value.ts';
import { messages } from '../messages.ts';
import { FUNCTIONS } from './catalogue.ts';
import type { ExpressionFunction, PlainFunction } from './function.ts';

const PARAMETER_TYPES = ['string', 'int', 'decimal', 'date', 'dateTime', 'time'] as const;
const RESULT_TYPES = [...PARAMETER_TYPES, 'bool'] as const;

/**
 * A pure function for expressions: the same arguments always give the same result, and nothing else is read or
 * changed. It gets canonical values (int a number, decimal a string such as `"12.50"`, dates and moments ISO texts),
 * none of them null, and answers one, or null.
 *
 * @example
 * const initials: PluginFunction = (name: string) => name.split(' ').map(([first]) => first).join('');
 */
export type PluginFunction = (...args: never[]) => unknown;

/** What plugin.json says of a function. */
export interface FunctionSpec {
  readonly help?: LocalText;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: (typeof PARAMETER_TYPES)[number];
  }[];
  readonly result: (typeof RESULT_TYPES)[number];
  readonly sql?: string;
}

export interface FunctionOfPlugin extends PlainFunction {
  readonly plugin: string;
  readonly sql: string | undefined;
}

const known = new Map<string, FunctionOfPlugin>();

/** A function by its name, of the catalogue or of a plugin. */
export function functionNamed(name: string): ExpressionFunction | undefined {
  return FUNCTIONS.get(name) ?? known.get(name);
}

/** The same for what was checked earlier: meanwhile its plugin may have been switched off. @throws Malformed */
export function callable(name: string): ExpressionFunction {
  const fn = functionNamed(name);
  if (!fn) throw new Malformed(messages.functionGone({ name }));
  return fn;
}

/** The function of a plugin by its name. */
export function pluginFunction(name: string): FunctionOfPlugin | undefined {
  return known.get(name);
}

export function pluginFunctionNames(): readonly string[] {
  return [...known.keys()];
}

export function functionNames(): readonly string[] {
  return [...FUNCTIONS.keys(), ...known.keys()];
}

/** Functions that plugins add to the language of conditions and values. */
export const expressionFunctions: ExtensionPoint<FunctionSpec, PluginFunction> = {
  name: 'expressionFunctions',
  description: 'Pure functions for expressions, such as initials(name).',
  names: '^[a-z][A-Za-z0-9]*$',
  isEarly: true,
  outlivesFailure: true,
  schema: {
    description:
      'One function: what it takes, what it answers and, for filters and computed fields, how PostgreSQL says it.',
    type: 'object',
    additionalProperties: false,
    required: ['parameters', 'result'],
    properties: {
      help: { description: 'What it does, in each language.', type: 'object' },
      parameters: {
        description: 'What it takes, in order.',
        type: 'array',
        maxItems: 8,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'type'],
          properties: {
            name: { description: 'For messages.', type: 'string', pattern: '^[a-z][A-Za-z0-9]*$' },
            type: { description: 'The type of the argument.', enum: PARAMETER_TYPES },
          },
        },
      },
      result: { description: 'The type of what it answers.', enum: RESULT_TYPES },
      sql: {
        description:
          'The same as an expression of PostgreSQL over $1, $2 …. Without it the function is refused where the database has to compute it: filters, scopes of roles, computed fields.',
        type: 'string',
        pattern: '^[^;]+$',
      },
    },
  },
  accept: (contribution) => {
    const { name, plugin } = contribution;
    // The same plugin, loaded anew, replaces what it said before.
    if (FUNCTIONS.has(name) || (known.get(name)?.plugin ?? plugin) !== plugin)
      throw new Conflict(messages.functionTaken({ name }));
    const made = functionOf(contribution);
    known.set(name, made);
    return () => {
      if (known.get(name) === made) known.delete(name);
    };
  },
};

function functionOf(contribution: Contribution<FunctionSpec, PluginFunction>): FunctionOfPlugin {
  const { name, plugin, spec } = contribution;
  return {
    name,
    plugin,
    sql: spec.sql,
    signatures: [
      {
        parameters: spec.parameters.map((parameter) => ({ name: parameter.name, kind: parameter.type })),
        result: spec.result,
        apply: (values) => {
          const args = values.map((value, i) => printValue(value, { kind: spec.parameters[i]!.type }));
          const result = contribution.runNow(name, (code) => code(...(args as never[])));
          return readValue(result, { kind: spec.result });
        },
      },
    ],
  };
}
