import { isObject } from '../../kernel/json.ts';

/** What names a record to people, from the value of its title field; a title by reference is that record's title. */
export function titleText(value: unknown): string | null {
  if (isObject(value)) return titleText(value['title']);
  return value === null || value === undefined ? null : String(value);
}
