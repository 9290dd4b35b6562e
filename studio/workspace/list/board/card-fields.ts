import type { ListColumn } from '../list-columns.ts';

/** Where the columns of a view stand on a card. */
export interface CardFields {
  readonly title: ListColumn | undefined;
  /** The record it belongs to, under the title. */
  readonly about: ListColumn | undefined;
  /** The first number. */
  readonly figure: ListColumn | undefined;
  /** When something is due, else the first date. */
  readonly date: ListColumn | undefined;
  readonly person: ListColumn | undefined;
  /** Options beside the one that makes the columns. */
  readonly tags: readonly ListColumn[];
  /** A line of words at the foot. */
  readonly words: ListColumn | undefined;
}

const MOST_TAGS = 2;
const ABOUT: ReadonlySet<string> = new Set(['reference', 'anyReference', 'treeParent']);

/** @param apart fields that the place of the card says already */
export function cardFields(columns: readonly ListColumn[], apart: ReadonlySet<string>): CardFields {
  const title = columns.find(({ isTitle }) => isTitle) ?? columns[0];
  const rest = columns.filter((column) => column !== title && !apart.has(column.path));
  const typed = (...types: string[]) => rest.filter(({ field }) => types.includes(field.type));
  const dates = typed('date', 'dateTime');
  const about = rest.find(({ field }) => ABOUT.has(field.type));
  const tags = typed('select', 'stage', 'process').slice(0, MOST_TAGS);
  const said = new Set([
    about,
    ...rest.filter(({ numeric }) => numeric),
    ...dates,
    ...typed('user'),
    ...tags,
  ]);
  return {
    title,
    about,
    figure: rest.find(({ numeric }) => numeric),
    date: dates.find(({ due }) => due) ?? dates[0],
    person: typed('user')[0],
    tags,
    words: rest.find((column) => !said.has(column)),
  };
}
