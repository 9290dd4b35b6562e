import { Malformed } from '../../kernel/errors.ts';
import { messages } from '../messages.ts';
import type { SortKey } from '../record-query.ts';
import { fieldSql, reach } from './field-sql.ts';
import type { Scalar } from './scalar.ts';
import type { Scope } from './scope.ts';
import { titleSql } from './selection.ts';

/** A key of the order, ready to be written into SQL. The last one is always the id, which breaks ties. */
export interface OrderKey {
  readonly sql: string;
  readonly type: string;
  readonly direction: 'asc' | 'desc';
  readonly nullable: boolean;
  readonly alwaysSet: boolean;
}

/**
 * The keys rows are ordered by. Nulls come last both ways; a system column, never null, says nothing about them,
 * so that one index serves both directions. The id follows the direction of the key before it.
 */
export function orderKeys(sort: readonly SortKey[], scope: Scope): OrderKey[] {
  const keys = sort.map(({ path, direction }) => {
    const { sql, type, nullable, alwaysSet = false } = sortValue(path, scope);
    return { sql, type, nullable, alwaysSet, direction };
  });
  const id = `${scope.root.alias}."id"`;
  if (keys.some(({ sql }) => sql === id)) return keys.slice(0, keys.findIndex(({ sql }) => sql === id) + 1);
  const direction = keys.at(-1)?.direction ?? 'asc';
  return [...keys, { sql: id, type: 'uuid', nullable: false, alwaysSet: true, direction }];
}

/** A reference sorts by the title of its target. */
function sortValue(path: readonly string[], scope: Scope): Scalar {
  const { place, rest } = reach(path, scope);
  const field = place.table.fields.get(rest[0]!);
  const isReference = field?.columns.length === 1 && field.columns[0]!.references !== undefined;
  const endsThere = rest.length === 1 && path.at(-1) === rest[0];
  if (field && isReference && endsThere) {
    return { sql: titleSql(scope.follow(place, field, 'title'), scope), type: 'text', nullable: true };
  }
  return fieldSql({ path }, scope);
}

export function orderBySql(keys: readonly OrderKey[]): string {
  return keys
    .map(({ sql, direction, alwaysSet }) => {
      const descending = direction === 'desc' ? ' desc' : '';
      return `${sql}${descending}${!alwaysSet && descending ? ' nulls last' : ''}`;
    })
    .join(', ');
}

/**
 * Rows behind a cursor come in at most a few ranges, each one range of an index, read one after the other:
 * for `(city, id)` first the rest of the same city and what follows, then the rows without a city.
 */
export interface Range {
  /** How many leading keys equal the cursor's. */
  readonly equal: number;
  /** How many keys behind them are compared as one row; 0: the key behind them is null. */
  readonly compared: number;
}

/** The ranges behind a cursor, in order. `nulls[i]`: the cursor's i-th value is null. */
export function rangesAfter(keys: readonly OrderKey[], nulls: readonly boolean[]): Range[] {
  if (keys.length !== nulls.length || nulls.at(-1)) throw new Malformed(messages.badCursor());
  const ranges: Range[] = [];
  let end = keys.length;
  while (end > 0) {
    const last = end - 1;
    if (nulls[last]) {
      end = last;
      continue;
    }
    const start = runStart(keys, nulls, last);
    ranges.push({ equal: start, compared: end - start });
    if (keys[start]!.nullable) ranges.push({ equal: start, compared: 0 });
    end = start;
  }
  return ranges;
}

/**
 * Keys of one direction can be compared as one row, `(a, b, id) > ($1, $2, $3)`, unless one behind the first may
 * be null: a row comparison would lose those rows.
 */
function runStart(keys: readonly OrderKey[], nulls: readonly boolean[], last: number): number {
  let start = last;
  while (
    start > 0 &&
    !keys[start]!.nullable &&
    !nulls[start - 1] &&
    keys[start - 1]!.direction === keys[last]!.direction
  ) {
    start--;
  }
  return start;
}

/** The condition of one range; `parameter(i)` is the cursor's i-th value. */
export function rangeSql(
  keys: readonly OrderKey[],
  nulls: readonly boolean[],
  { equal, compared }: Range,
  parameter: (index: number) => string,
): string {
  const tests = keys
    .slice(0, equal)
    .map((key, i) => (nulls[i] ? `${key.sql} is null` : `${key.sql} = ${parameter(i)}`));
  const behind = keys.slice(equal, equal + compared);
  if (compared === 0) tests.push(`${keys[equal]!.sql} is null`);
  else {
    const operator = behind[0]!.direction === 'asc' ? '>' : '<';
    const left = behind.map(({ sql }) => sql).join(', ');
    const right = behind.map((_, i) => parameter(equal + i)).join(', ');
    tests.push(compared === 1 ? `${left} ${operator} ${right}` : `(${left}) ${operator} (${right})`);
  }
  return tests.join(' and ');
}
