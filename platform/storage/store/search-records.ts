import { allOf, type QueryTree } from '../../expression/query-tree.ts';
import type { Session } from '../connection/session.ts';
import type { RecordQuery, TextSearch } from '../record-query.ts';
import { LONGEST_WALK, planSearch, type SearchPlan } from '../search/search-plan.ts';
import { searchedWords, type SearchedWord } from '../search/searched-words.ts';
import type { SearchTask } from '../sql/search-sql.ts';
import type { Row } from '../stored-record.ts';
import { readPage } from './read-records.ts';
import { tableFor, type StoreContext } from './store-context.ts';

/** The records a search looks among. */
type Scope = Pick<RecordQuery, 'entity' | 'where' | 'deleted' | 'targetFilter' | 'calendar'>;

/** A search made ready: its words, and how their rows are found. */
interface ReadySearch extends SearchPlan {
  readonly words: readonly SearchedWord[];
  readonly fields: readonly string[];
  readonly best: string | undefined;
}

async function readySearch(
  session: Session,
  entity: string,
  { text, fields, best }: TextSearch,
  limit: number,
  context: StoreContext,
): Promise<ReadySearch> {
  const table = tableFor(context, entity);
  const types = new Set(fields.map((name) => table.entity.fields.get(name)!.type));
  const words = searchedWords(text, [...types]);
  const statistics = await context.search.of(session, table);
  const whole = best ? words.map(({ form }) => form).join(' ') : undefined;
  return { words, fields, best: whole, ...planSearch(words, statistics, limit) };
}

/**
 * One page of a search. Common words are looked for in the list's own order first: mostly the page is full soon, or
 * what the caller may see has an end. Otherwise, and for all others, the index names the rows.
 */
export async function findSearched(
  session: Session,
  query: RecordQuery,
  search: TextSearch,
  context: StoreContext,
): Promise<Row[]> {
  const limit = search.best ? Math.max(query.limit, MOST_RANKED) : query.limit;
  const ready = await readySearch(session, query.entity, search, limit, context);
  if (ready.walk === undefined) return readPage(session, query, context, task(ready, 'index'));
  if (search.best) return bestOfCommon(session, query, search, ready, context);
  return walkFirst(session, query, ready, ready.walk, context);
}

/** Of very many, those named exactly so and the best of the first met. */
async function bestOfCommon(
  session: Session,
  query: RecordQuery,
  { text }: TextSearch,
  ready: ReadySearch,
  context: StoreContext,
): Promise<Row[]> {
  const { title } = tableFor(context, query.entity).entity;
  const name: QueryTree = { op: 'value', value: text.trim(), type: { kind: 'string' } };
  const field: QueryTree = { op: 'field', path: [title.name], type: { kind: 'string' } };
  const isNamedSo: QueryTree = { op: 'compare', by: '==', left: field, right: name };
  const named = { ...query, where: allOf(query.where, isNamedSo) };
  const exact = ready.fields.includes(title.name)
    ? await readPage(session, named, context, task(ready, 'everything'))
    : [];
  const walked = await walkFirst(session, query, ready, ready.walk ?? LONGEST_WALK, context);
  const ids = new Set(exact.map((row) => row['id']));
  return [...exact, ...walked.filter((row) => !ids.has(row['id']))].slice(0, query.limit);
}

async function walkFirst(
  session: Session,
  query: RecordQuery,
  ready: ReadySearch,
  rows: number,
  context: StoreContext,
): Promise<Row[]> {
  const walked = await readPage(session, query, context, task(ready, { rows }), 1);
  if (walked.length >= query.limit) return walked;
  if (await isFewer(session, query, rows, context))
    return query.after ? readPage(session, query, context, task(ready, 'everything')) : walked;
  return ready.grams.length === 0 ? walked : readPage(session, query, context, task(ready, 'index'));
}

/**
 * A search over all it finds, to count or sum it: through the index, except where common words meet a caller who may
 * see few records.
 */
export async function wholeSearch(
  session: Session,
  query: Scope,
  search: TextSearch,
  context: StoreContext,
): Promise<SearchTask> {
  const ready = await readySearch(session, query.entity, search, PAGE, context);
  if (ready.walk !== undefined && (await isFewer(session, query, LONGEST_WALK, context)))
    return task(ready, 'everything');
  return task(ready, ready.grams.length === 0 ? { rows: LONGEST_WALK } : 'index');
}

const PAGE = 50;
/** So many hits are to be met on a walk, for the best to be among them. */
const MOST_RANKED = 100;

function task(
  { words, fields, grams, best, byValues }: ReadySearch,
  through: SearchTask['through'],
): SearchTask {
  return { words, fields, grams, best, byValues, through };
}

/** Whether the list without its words has fewer records than that. */
async function isFewer(
  session: Session,
  { entity, where, deleted, targetFilter, calendar }: Scope,
  rows: number,
  context: StoreContext,
): Promise<boolean> {
  const query: RecordQuery = {
    entity,
    where,
    select: [['id']],
    sort: [],
    limit: 1,
    offset: rows - 1,
    plannedByValues: true,
    calendar,
    ...(deleted ? { deleted } : {}),
    ...(targetFilter ? { targetFilter } : {}),
  };
  return (await readPage(session, query, context)).length === 0;
}
