import { Ajv, type ValidateFunction } from 'ajv';
import { isDeepStrictEqual } from 'node:util';
import { CellProblem } from '../../fields/cell-problem.ts';
import type { FormatContext } from '../../fields/field-type.ts';
import { valueRules } from '../../fields/value-rules.ts';
import type { Json } from '../../kernel/json.ts';
import type { Field } from '../../model/model.ts';

/** A stored value that means nothing in the other type, as people read it. */
export class Misfit {
  constructor(readonly text: string) {}
}

/** What a stored value of one field is in another; null stays null. */
export type Convert = (value: unknown) => unknown | Misfit;

/** What somebody decided for texts that are not understood. */
export type GivenValues = Readonly<Record<string, Json>>;

/**
 * Values become those of another type the way a cell of a file does: as people read them, and only where nothing is
 * lost or guessed. A reference stays one to the same entity and otherwise has no counterpart.
 */
export function valueConverter(
  from: Field,
  to: Field,
  context: FormatContext,
  given: GivenValues = {},
): Convert {
  if (from.target !== undefined || to.target !== undefined) return referenceConverter(from, to);
  if (NEVER.has(to.type.name) || from.type.storage !== 'columns') return (value) => misfitOf(value);
  const isValid = new Ajv({ ...valueRules }).compile(to.type.valueSchema(to.spec));
  const known = new Map<string, unknown>();
  return (value) => {
    if (value === null || value === undefined) return null;
    const text = textOf(value, from, to, context);
    if (Object.hasOwn(given, text)) return given[text];
    if (!known.has(text)) {
      if (known.size > MOST_KNOWN) known.clear();
      known.set(text, converted(text, to, context, isValid));
    }
    return known.get(text);
  };
}

/** Values nobody can write into a cell, and numbers the system gives. */
const NEVER: ReadonlySet<string> = new Set([
  'autoNumber',
  'anyReference',
  'file',
  'image',
  'json',
  'address',
]);
const MOST_KNOWN = 50_000;

function referenceConverter(from: Field, to: Field): Convert {
  const isSame = from.target !== undefined && from.target === to.target;
  return (value) => (isSame ? value : misfitOf(value));
}

function misfitOf(value: unknown): null | Misfit {
  if (value === null || value === undefined) return null;
  return new Misfit(typeof value === 'string' ? value : JSON.stringify(value));
}

function converted(text: string, to: Field, context: FormatContext, isValid: ValidateFunction): unknown {
  if (text.trim() === '') return null;
  const read = to.type.fromCell(text, to.spec, context);
  if (read instanceof CellProblem) return new Misfit(text);
  const value = to.type.normalize ? to.type.normalize(read, to.spec) : read;
  if (value === null || value === undefined) return null;
  return isValid(value) ? value : new Misfit(text);
}

/** Numbers and days as they are kept; the rest as people read it. A day has no time. */
function textOf(value: unknown, from: Field, to: Field, context: FormatContext): string {
  if (from.type.name === 'percent' || from.type.decimals) return plainNumber(String(value));
  if (typeof value === 'number' && from.type.name !== 'duration') return String(value);
  const text = from.type.toCell(value, from.spec, context);
  return from.type.name === 'dateTime' && to.type.name === 'date' ? text.slice(0, 10) : text;
}

/** `12.5000` → `12.5` */
function plainNumber(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/**
 * The value a record has in a field that took another's place. Where the new column has one already, because the
 * field was of this type before, and that is what the present value came from, it returns to the letter.
 */
export function successor(
  source: unknown,
  present: unknown,
  forth: Convert,
  back: Convert,
): unknown | Misfit {
  if (present !== null && present !== undefined) {
    const origin = back(present);
    if (isDeepStrictEqual(origin instanceof Misfit ? null : origin, source ?? null)) return present;
  }
  return forth(source);
}
