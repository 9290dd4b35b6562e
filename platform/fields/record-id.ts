import { isId } from '../kernel/ids.ts';
import { isObject, type JsonSchema } from '../kernel/json.ts';
import { CellProblem } from './cell-problem.ts';
import { cellMessages } from './messages.ts';

/** A record as writes name it: its id, or `{id}` as a read gave it (the title is ignored). */
export const recordIdSchema: JsonSchema = {
  type: ['string', 'object'],
  format: 'uuid',
  properties: {
    id: { type: 'string', format: 'uuid' },
    title: { type: ['string', 'null'] },
  },
  required: ['id'],
  additionalProperties: false,
};

/** The id, lower case; anything else stays as it is. */
export function tidyRecordId(value: unknown): unknown {
  if (value === '') return null;
  if (isObject(value) && Object.keys(value).every((key) => key === 'id' || key === 'title')) {
    return isId(value.id) ? value.id.toLowerCase() : value;
  }
  return isId(value) ? value.toLowerCase() : value;
}

/** What people read of a reference: its title, where it came with one. */
export function recordCell(value: unknown): string {
  if (!isObject(value)) return String(value);
  return String(value.title ?? value.id);
}

/** Only an id can be read here; looking a record up by its name or number is the import's work. */
export function readRecordId(cell: string): string | CellProblem {
  const text = cell.trim();
  return isId(text) ? text.toLowerCase() : new CellProblem(cellMessages.notId({ cell }));
}
