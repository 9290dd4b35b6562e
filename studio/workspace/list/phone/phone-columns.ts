import { TAGGED } from '../../../values/tagged-types.ts';
import type { ListColumn } from '../list-columns.ts';

/** Which columns of a list its two lines on a phone show, and where. */
export interface PhoneColumns {
  readonly title: ListColumn | undefined;
  /** The first number, at the right of the title. */
  readonly figure: ListColumn | undefined;
  /** In place of a number: the first option. */
  readonly status: ListColumn | undefined;
  /** Words of the second line. */
  readonly others: readonly ListColumn[];
  /** The date of the second line: when something is due, else the last date. */
  readonly date: ListColumn | undefined;
}

const MOST_OTHERS = 3;

export function phoneColumns(columns: readonly ListColumn[]): PhoneColumns {
  const title = columns.find(({ isTitle }) => isTitle) ?? columns[0];
  const rest = columns.filter((column) => column !== title);
  const figure = rest.find(({ numeric }) => numeric);
  const status = figure ? undefined : rest.find(({ field }) => TAGGED.has(field.type));
  const dates = rest.filter(({ field }) => field.type === 'date' || field.type === 'dateTime');
  const date = dates.find(({ due }) => due) ?? dates.at(-1);
  const others = rest
    .filter((column) => !column.numeric && column !== status && !dates.includes(column))
    .slice(0, MOST_OTHERS);
  return { title, figure, status, others, date };
}
