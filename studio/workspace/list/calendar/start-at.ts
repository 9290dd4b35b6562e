import { momentIn } from '../../../forms/widgets/date/moment-in-zone.ts';
import type { FieldDocument } from '../../../model/model-document.ts';
import { clock } from './calendar-entries.ts';

/** The value with which a new record begins on a day, at a time where its field has one. */
export function startAt(field: FieldDocument, day: string, minute: number, timeZone: string): string {
  if (field.expressionType.kind === 'date') return day;
  return momentIn(timeZone, `${day}T${clock(minute)}:00`);
}
