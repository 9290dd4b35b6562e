import { gramsSql, searchableColumns, type SearchedColumn } from '../search/search-index.ts';
import type { SearchedWord } from '../search/searched-words.ts';
import type { Scope } from './scope.ts';
import type { Shape } from './shape.ts';

/** A search on its way into a statement: what is looked for, where, and by which pieces the index finds it. */
export interface SearchTask {
  readonly words: readonly SearchedWord[];
  /** Names of the fields the caller may read. */
  readonly fields: readonly string[];
  readonly grams: readonly number[];
  /** Whether the index names the rows, or so many of the first in the list's order are looked through. */
  readonly through: 'index' | { readonly rows: number } | 'everything';
}

export function searchShape(shape: Shape, { words, fields, through }: SearchTask): void {
  const kinds = words.map(({ stands, own }) => `${stands} ${Object.entries(own).map(ownKind)}`);
  shape.add(` search ${JSON.stringify(through)} ${fields.join()}: ${kinds.join(';')} `);
}

function ownKind([type, word]: [string, string]): string {
  return `${type}${word === '' ? '-' : '+'}`;
}

/** Parameters: the pieces, then for each word its form and its own forms by type. */
export function searchValues({ words, grams }: SearchTask): unknown[] {
  return [grams, ...words.flatMap((word) => [formOf(word), ...Object.values(word.own)])];
}

/** A short word is compared by a pattern; it consists of letters and digits alone, which mean themselves. */
function formOf({ form, stands }: SearchedWord): string {
  if (stands === 'anywhere') return form;
  return form.length === 2 && form < '\u0080' ? `(^|[^a-z0-9])${form}` : `(^|[\\x01-\\x20])${form}`;
}

/** What a statement reads its rows from and chooses them by. */
export interface Searched {
  /** Stands in the place of the table, under its alias. */
  readonly from: string;
  readonly where: string;
}

/**
 * The rows that the caller may see and that the index names (or the first of the list) are fetched first, and only
 * they are compared with the words. `offset 0` keeps PostgreSQL from turning this inside out.
 */
export function searched(
  task: SearchTask,
  { where, order }: { readonly where: string; readonly order: string },
  scope: Scope,
): Searched {
  const { through } = task;
  const pieces = through === 'index' ? [where ? 'and' : 'where', gramsTest(scope)] : [];
  const end = typeof through === 'object' ? `${order}\nlimit ${Number(through.rows)}` : 'offset 0';
  const rows = [`select ${scope.root.alias}.* from ${scope.from}`, [where, ...pieces].join(' ').trim(), end];
  return { from: `(${rows.filter(Boolean).join('\n')})`, where: `where ${wordsTest(task, scope)}` };
}

/** The row has the pieces of all words: asked of the index. */
function gramsTest(scope: Scope): string {
  const parameter = scope.statement.parameter({ from: 'search', index: 0 }, 'integer[]');
  return `${gramsSql(scope.root.table, scope.root.alias)} @> ${parameter}`;
}

/** Every word stands in some of the fields that the caller may read: the index knows neither fields nor order. */
function wordsTest({ words, fields }: SearchTask, scope: Scope): string {
  const columns = searchableColumns(scope.root.table).filter(({ field }) => fields.includes(field.name));
  let index = 1;
  const tests = words.map((word) => {
    const first = index;
    index += 1 + Object.keys(word.own).length;
    return wordTest(word, first, columns, scope);
  });
  return tests.length === 0 ? 'true' : tests.join(' and ');
}

/** Plain comparisons stand first: they cost a tenth, and most rows the index names fulfil one of them. */
function wordTest(
  word: SearchedWord,
  first: number,
  columns: readonly SearchedColumn[],
  scope: Scope,
): string {
  const parameter = (index: number) => scope.statement.parameter({ from: 'search', index }, 'text');
  const own = Object.keys(word.own);
  const quick: string[] = [];
  const thorough: string[] = [];
  for (const { field, column } of columns) {
    const text = `${scope.root.alias}.${column.sql}`;
    if (field.type.search) {
      if (word.own[field.type.name] === '') continue;
      const form = parameter(first + 1 + own.indexOf(field.type.name));
      quick.push(
        word.stands === 'atStart' ? `starts_with(${text}, ${form})` : `strpos(${text}, ${form}) > 0`,
      );
    } else if (word.stands === 'atStart') {
      thorough.push(`kehu.search_form(${text}) ~ ${parameter(first)}`);
    } else {
      quick.push(`strpos(${text} collate "C", ${parameter(first)}) > 0`);
      thorough.push(`strpos(kehu.search_form(${text}), ${parameter(first)}) > 0`);
    }
  }
  const tests = [...quick, ...thorough];
  return tests.length === 0 ? 'false' : `(${tests.join(' or ')})`;
}
