import { Conflict, Invalid, Malformed, Unavailable, type KehuError } from '../../kernel/errors.ts';
import type { LocalText } from '../../kernel/text.ts';
import { messages } from '../messages.ts';

/** What a constraint of the database protects, so that its violation can be told in the words of the model. */
export interface ConstraintMeaning {
  readonly entity: LocalText;
  /** Name (path) and label of the fields it covers. */
  readonly fields: readonly { readonly name: string; readonly label: LocalText }[];
}

type Meanings = (constraintOrColumn: string) => ConstraintMeaning | undefined;

/** What the driver throws; known by its shape, because MikroORM brings its own copy of the driver. */
interface DatabaseError extends Error {
  readonly code: string;
  readonly severity: string;
  readonly constraint?: string;
  readonly column?: string;
  readonly detail?: string;
}

export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string';
}

/** PostgreSQL ended the transaction for reasons of its own; the same work may succeed when repeated. */
export function isTransient(error: unknown): boolean {
  return isDatabaseError(error) && (error.code === '40P01' || error.code === '40001');
}

/**
 * The error a client can mend, for an error of PostgreSQL that a value or another record caused; anything else
 * is a defect and stays as it is.
 */
export function translated(error: unknown, meaning: Meanings = () => undefined): unknown {
  if (!isDatabaseError(error)) return error;
  switch (error.code) {
    case '23505':
      return notUnique(meaning(error.constraint ?? ''));
    case '23503':
      return missingReference(meaning(error.constraint ?? ''));
    case '23502':
      return required(meaning(error.column ?? ''));
    case '22003':
      return new Invalid(messages.numberTooLarge());
    case '22021':
    case '22P05':
      return new Malformed(messages.badText());
    case '22P02':
    case '22007':
    case '22008':
      return new Malformed(messages.badValue());
    case '54000':
      return new Invalid(messages.valueTooLong());
    case '55P03':
      return new Conflict(messages.busy());
    case '57014':
      return new Unavailable(messages.tookTooLong(), [], { retryAfter: 5 });
    default:
      return error;
  }
}

/** Text that no database holds, and too long a wait: whatever the statement was, it is no defect. */
const ANYWHERE: ReadonlySet<string> = new Set(['22021', '22P05', '57014']);

/** The error a client can mend for what any statement may meet, also one that is not about records. */
export function translatedAnywhere(error: unknown): unknown {
  return isDatabaseError(error) && ANYWHERE.has(error.code) ? translated(error) : error;
}

function notUnique(meaning: ConstraintMeaning | undefined): KehuError {
  const fields = meaning?.fields ?? [];
  const issues = fields.map(({ name, label }) => ({ path: name, message: messages.taken({ field: label }) }));
  return new Conflict(messages.notUnique({ entity: meaning?.entity ?? UNKNOWN }), issues);
}

function missingReference(meaning: ConstraintMeaning | undefined): KehuError {
  const fields = meaning?.fields ?? [];
  const issues = fields.map(({ name, label }) => ({
    path: name,
    message: messages.noSuchTarget({ field: label }),
  }));
  return new Invalid(messages.missingReference({ entity: meaning?.entity ?? UNKNOWN }), issues);
}

function required(meaning: ConstraintMeaning | undefined): KehuError {
  const fields = meaning?.fields ?? [];
  const issues = fields.map(({ name, label }) => ({ path: name, message: messages.empty({ field: label }) }));
  return new Invalid(messages.incomplete({ entity: meaning?.entity ?? UNKNOWN }), issues);
}

const UNKNOWN: LocalText = { 'zh-CN': '记录', en: 'the record' };
