import type { FieldType } from '../../fields/field-type.ts';
import { gramsSql, searchableColumns } from '../search/search-index.ts';
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
  /** Which plan is right depends on the values, and finding it anew costs less than a wrong one. */
  readonly byValues: boolean;
  /** The whole text in search form, where the best rows are wanted first. */
  readonly best: string | undefined;
}

export function searchShape(shape: Shape, task: SearchTask): void {
  const { words, fields, through, best, byValues } = task;
  const rank = best === undefined ? '' : `best ${isPlain(best)}`;
  const kinds = words.map(
    ({ form, stands, own }) => `${stands} ${isPlain(form)} ${Object.entries(own).map(ownKind)}`,
  );
  shape.add(` search ${byValues} ${rank} ${JSON.stringify(through)} ${fields.join()}: ${kinds.join(';')} `);
}

function ownKind([type, word]: [string, string]): string {
  return `${type}${word === '' ? '-' : '+'}`;
}

/** Parameters: the pieces, the whole text, then for each word its form, its pattern and its own forms by type. */
export function searchValues({ words, grams, best }: SearchTask): unknown[] {
  return [grams, best, ...words.flatMap((word) => [word.form, patternOf(word), ...Object.values(word.own)])];
}

/** Finds a short word where words begin; it consists of letters and digits alone, which mean themselves. */
function patternOf({ form }: SearchedWord): string {
  return form < '\u0080' ? `(^|[^a-z0-9])${form}` : `(^|[\\x01-\\x20])${form}`;
}

/** What a statement reads its rows from and chooses them by. */
export interface Searched {
  /** Stands in the place of the table, under its alias. */
  readonly from: string;
  readonly where: string;
  readonly order: string;
}

/** How many rows the index may name where the best are wanted, and how many of them, the latest, are ranked. */
const NAMED = 5000;
const CANDIDATES = 1000;

/**
 * The rows that the caller may see and that the index names (or the first of the list) are fetched first, and only
 * they are compared with the words. `offset 0` keeps PostgreSQL from turning this inside out.
 */
export function searched(
  task: SearchTask,
  { where, order }: { readonly where: string; readonly order: string },
  scope: Scope,
): Searched {
  const { through, best } = task;
  const pieces = through === 'index' ? [where ? 'and' : 'where', gramsTest(scope)] : [];
  const lines = [`select ${scope.root.alias}.* from ${scope.from}`, [where, ...pieces].join(' ').trim()];
  const rows = lines.filter(Boolean).join('\n');
  return {
    from: `(${cut(task, rows, order, scope.root.alias)})`,
    where: `where ${wordsTest(task, scope)}`,
    order: best === undefined ? order : order.replace('order by', `order by ${rankSql(task, scope)},`),
  };
}

/**
 * A walk ends where it is told to. Candidates for the best are cut off as the index names them, before they are put
 * in order: asked for the latest of all, PostgreSQL would walk the table and compute pieces row by row.
 */
function cut({ through, best }: SearchTask, rows: string, order: string, alias: string): string {
  if (typeof through === 'object') return `${rows}\n${order}\nlimit ${Number(through.rows)}`;
  if (best === undefined) return `${rows}\noffset 0`;
  return `select ${alias}.* from (${rows}\nlimit ${NAMED}) ${alias}\n${order}\nlimit ${CANDIDATES}`;
}

/** 0 is the best. What stands in the title comes before what stands elsewhere. */
function rankSql({ fields, best = '' }: SearchTask, scope: Scope): string {
  const text = scope.statement.parameter({ from: 'search', index: 1 }, 'text');
  const columns = searchableColumns(scope.root.table).filter(({ field }) => fields.includes(field.name));
  const forms = (isTitle: boolean) =>
    columns
      .filter(({ field }) => (field === scope.root.table.entity.title) === isTitle)
      .map(({ column }) => `${scope.root.alias}.${column.sql}`)
      .map((sql) => (isPlain(best) ? `(${sql} collate "C")` : `kehu.search_form(${sql})`));
  const ranks = [forms(true), forms(false)].flatMap((group) =>
    [
      group.map((form) => `${form} = ${text}`),
      group.map((form) => `starts_with(${form}, ${text})`),
      group.map((form) => `strpos(${form}, ' ' || ${text}) > 0`),
      group.map((form) => `strpos(${form}, ${text}) > 0`),
    ].map((tests) => (tests.length === 0 ? 'false' : tests.join(' or '))),
  );
  return `case ${ranks.map((test, rank) => `when ${test} then ${rank}`).join(' ')} else ${ranks.length} end`;
}

/** The row has the pieces of all words: asked of the index. Where nothing can be searched, nothing is found. */
function gramsTest(scope: Scope): string {
  const grams = gramsSql(scope.root.table, scope.root.alias);
  if (grams === undefined) return 'false';
  return `${grams} @> ${scope.statement.parameter({ from: 'search', index: 0 }, 'integer[]')}`;
}

/** Every word stands in some of the fields that the caller may read: the index knows neither fields nor order. */
function wordsTest({ words, fields }: SearchTask, scope: Scope): string {
  const columns = searchableColumns(scope.root.table).filter(({ field }) => fields.includes(field.name));
  let next = 2;
  const tests = words.map((word) => {
    const first = next;
    next += 2 + Object.keys(word.own).length;
    const parameter = (offset: number) =>
      scope.statement.parameter({ from: 'search', index: first + offset }, 'text');
    const all = columns.map(({ field, column }) =>
      columnTests(word, field.type, `${scope.root.alias}.${column.sql}`, parameter),
    );
    // Plain comparisons stand first: they cost a tenth, and most rows the index names fulfil one of them.
    const each = [...all.flatMap(({ quick }) => quick), ...all.flatMap(({ thorough }) => thorough)];
    return each.length === 0 ? 'false' : `(${each.join(' or ')})`;
  });
  return tests.length === 0 ? 'true' : tests.join(' and ');
}

interface ColumnTests {
  readonly quick: readonly string[];
  readonly thorough: readonly string[];
}

/** Chinese characters have neither case nor width: a word of them is looked for in the text as it is. */
function columnTests(
  { form, stands, own }: SearchedWord,
  { name, search }: FieldType,
  text: string,
  parameter: (offset: number) => string,
): ColumnTests {
  const holds = (word: string) =>
    stands === 'atStart'
      ? `starts_with(${text} collate "C", ${word})`
      : `strpos(${text} collate "C", ${word}) > 0`;
  if (search) {
    if (own[name] === '') return { quick: [], thorough: [] };
    return { quick: [holds(parameter(2 + Object.keys(own).indexOf(name)))], thorough: [] };
  }
  const quick = [holds(parameter(0))];
  if (stands === 'atStart') return { quick, thorough: [`kehu.search_form(${text}) ~ ${parameter(1)}`] };
  if (isPlain(form)) return { quick, thorough: [] };
  return { quick, thorough: [`strpos(kehu.search_form(${text}), ${parameter(0)}) > 0`] };
}

function isPlain(form: string): boolean {
  return /^[\u3400-\u4dbf\u4e00-\u9fff]+$/.test(form);
}
