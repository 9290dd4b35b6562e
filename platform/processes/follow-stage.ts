import { isDeepStrictEqual } from 'node:util';
import { isClosed } from '../model/processes.ts';
import type { Field } from '../model/model.ts';
import type { Change } from '../records/write/change.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import type { StagedEntity, StagePlan } from './process-plan.ts';

/** Writes what follows from the stage a record enters: status, probability, since when, and when it was closed. */
export function followStage(
  write: WriteSession,
  change: Change,
  { fields }: StagedEntity,
  { spec }: StagePlan,
): void {
  const now = write.now.toISOString();
  const { status, probability, since, closed } = fields;
  if (status && !change.sent.has(status.name)) set(change, status, spec.category);
  if (probability && spec.probability !== undefined && !change.sent.has(probability.name))
    set(change, probability, canonical(probability, String(spec.probability)));
  if (since && !change.sent.has(since.name)) set(change, since, now);
  if (closed && !change.sent.has(closed.name)) set(change, closed, isClosed(spec) ? now : null);
}

/** A value that is there already is no change. */
export function set(change: Change, { name }: Field, value: unknown): void {
  const before = change.before?.[name] ?? null;
  if (change.before && isDeepStrictEqual(before, value)) delete change.values[name];
  else change.values[name] = value;
}

export function canonical({ type, spec }: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const given = type.fromExpression?.(value, spec) ?? value;
  return type.normalize?.(given, spec) ?? given;
}
