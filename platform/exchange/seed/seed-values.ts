import { addDays } from '../../expression/calendar/calendar-date.ts';
import { localTime, momentOf } from '../../expression/calendar/time-zone.ts';
import { isObject } from '../../kernel/json.ts';
import type { Entity, Field, Model } from '../../model/model.ts';
import { isMarker, type SeedMarker } from './seed-markers.ts';

/** What markers need to become values. */
export interface SeedContext {
  readonly model: Model;
  /** The moment of loading, and where the organisation is. */
  readonly now: Date;
  readonly timeZone: string;
  /** The record or line a `$ref` names; without an id where the line is gone. */
  readonly target: (ref: string) => { readonly entity: string; readonly id: string | undefined };
}

/** Values in the form a write takes: ids for references, dates for days, lists for line items by key. */
export function seedValues(
  entity: Entity,
  values: Readonly<Record<string, unknown>>,
  context: SeedContext,
): Record<string, unknown> {
  const entries = Object.entries(values).map(([name, value]) => {
    const field = entity.fields.get(name);
    return [
      name,
      field?.type.storage === 'children' ? rows(field, value, context) : plain(field, value, context),
    ];
  });
  return Object.fromEntries(entries);
}

function rows(field: Field, value: unknown, context: SeedContext): unknown {
  if (!isObject(value)) return value;
  const child = context.model.entity(field.target!);
  return Object.values(value).map((row) =>
    seedValues(child, row as Readonly<Record<string, unknown>>, context),
  );
}

function plain(field: Field | undefined, value: unknown, context: SeedContext): unknown {
  if (isMarker(value)) return resolve(field, value, context);
  if (Array.isArray(value)) return value.map((item) => plain(field, item, context));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, plain(undefined, part, context)]),
  );
}

function resolve(field: Field | undefined, marker: SeedMarker, context: SeedContext): unknown {
  if ('$today' in marker) return addDays(today(context).date, marker.$today);
  if ('$now' in marker) return moment(marker.$now, context);
  const target = context.target(marker.$ref);
  return field?.type.name === 'anyReference' ? target : (target.id ?? null);
}

function today({ now, timeZone }: SeedContext) {
  return localTime(now.getTime(), timeZone)!;
}

/** `-3d 09:30` is three days ago, half past nine on the wall. */
function moment(text: string, context: SeedContext): string | null {
  const [, days, hours, minutes] = /^([+-]?\d+)d (\d\d):(\d\d)$/.exec(text)!;
  const date = addDays(today(context).date, Number(days));
  const millisecond = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const at = date && momentOf({ date, millisecond }, context.timeZone);
  return at === null || at === undefined || at === '' ? null : new Date(at).toISOString();
}
