import type { DuplicateTest, FuzzyTest, KeywordTest } from '../../model/metadata.generated.ts';
import type { Session } from '../connection/session.ts';
import type { Table } from '../schema/table-map.ts';
import { identifier } from '../sql/identifier.ts';
import { arrays } from '../store/read-records.ts';
import { columnText, linesOf, type Draft } from './drafts.ts';
import { gramsIndexName } from './duplicate-indexes.ts';
import { firstCount } from './first-count.ts';
import type { GramStatistics } from './gram-statistics.ts';
import { probesOf, sharesAmong } from './probes.ts';
import {
  comparedValues,
  fieldsOf,
  gramsSql,
  isSameTest,
  keywordsSql,
  leaveOutSql,
  textFields,
  textSql,
  type SameTest,
} from './test-sql.ts';

/** A live record that is like a draft, which is named by its place in the list. */
export interface DuplicateMatch {
  readonly draft: number;
  readonly id: string;
}

/** Nobody looks through more, and a draft like thousands costs no more than one like these. */
const MOST_MATCHES = 20;
const LONGEST_KEYWORD = 40;

/**
 * The live records like each draft. Every statement takes all drafts together and looks each up by an index: the
 * limit inside keeps PostgreSQL from reading the table instead, whatever it believes of the values.
 */
export async function findDuplicates(
  session: Session,
  table: Table,
  test: DuplicateTest,
  drafts: readonly Draft[],
  statistics: GramStatistics,
): Promise<DuplicateMatch[]> {
  if (drafts.length > 1) await firstCount(session, table);
  if (isSameTest(test)) return findSame(session, table, test, drafts);
  if (drafts.length > 1) sortPending(session, table, test);
  return test.type === 'keyword'
    ? findByKeyword(session, table, test, drafts)
    : findAlike(session, table, test, drafts, statistics);
}

/** What waits to be sorted into an index of pieces is read by each look-up: for many drafts it is sorted in before. */
function sortPending(session: Session, table: Table, test: KeywordTest | FuzzyTest): void {
  if (!session.inTransaction) return;
  const index = identifier(table.schema, gramsIndexName(test, table));
  session.later('select gin_clean_pending_list(to_regclass($1))', [index]);
}

async function findSame(
  session: Session,
  table: Table,
  test: SameTest,
  drafts: readonly Draft[],
): Promise<DuplicateMatch[]> {
  const values = comparedValues(test, table);
  const given = values.map((_, i) => `$${i + 3}::text[]`).join(', ');
  const names = values.map((_, i) => `v${i}`).join(', ');
  const on = values.map(
    ({ column, form }, i) => `${form(`t.${column.sql}`)} = ${form(`q.v${i}::${column.type}`)}`,
  );
  const sql = `select q.n, m."id" from unnest($1::int[], $2::uuid[], ${given}) q(n, id, ${names})
cross join lateral (${candidates(table, on.join(' and '))}) m`;
  const columns = values.map(({ field, column }) =>
    drafts.map((draft) => columnText(field, column.name, draft)),
  );
  return matches(await arrays(session, sql, [...rowsOf(drafts), ...columns]));
}

/** Existing keywords in the new texts, and the new keywords in existing texts. */
async function findByKeyword(
  session: Session,
  table: Table,
  test: KeywordTest,
  drafts: readonly Draft[],
): Promise<DuplicateMatch[]> {
  const leaveOut = leaveOutSql(test);
  const shortest = test.minLength ?? 2;
  const inText = `with q as materialized (
  select n, id, kehu.text_pieces(value, ${leaveOut}, ${shortest}, ${LONGEST_KEYWORD}) as pieces
  from unnest($1::int[], $2::uuid[], $3::text[]) g(n, id, value) where value <> '')
select q.n, m."id" from q cross join lateral (${candidates(table, `${keywordsSql(test, table, 't')} && q.pieces`)}) m`;
  const text = textSql(test, table, 't');
  const holds = `${gramsSql(test, table, 't')} @> q.grams and strpos(kehu.line_forms(${text}, ${leaveOut}), q.keyword) > 0`;
  const ofKeyword = `with q as materialized (
  select n, id, keyword, kehu.form_grams(keyword, '') as grams
  from unnest($1::int[], $2::uuid[], $3::text[]) g(n, id, value), unnest(kehu.keyword_forms(value)) k(keyword)
  where length(keyword) >= ${shortest})
select distinct q.n, m."id" from q cross join lateral (${candidates(table, holds)}) m`;
  const texts = drafts.map((draft) => linesOf(fieldsOf(textFields(test), table), draft));
  const keywords = drafts.map((draft) => linesOf(fieldsOf(test.keywords, table), draft));
  const [contained, containing] = await Promise.all([
    arrays(session, inText, [...rowsOf(drafts), texts]),
    arrays(session, ofKeyword, [...rowsOf(drafts), keywords]),
  ]);
  return matches([...contained, ...containing]);
}

/**
 * Two texts that share so much of their pieces share at least one of any large enough part of them: only the rarest
 * are looked up, and what is found by them is compared whole.
 */
async function findAlike(
  session: Session,
  table: Table,
  test: FuzzyTest,
  drafts: readonly Draft[],
  statistics: GramStatistics,
): Promise<DuplicateMatch[]> {
  const percent = test.atLeast ?? 80;
  const texts = drafts.map((draft) => linesOf(fieldsOf(test.fields, table), draft));
  const formed = await arrays(
    session,
    `select kehu.form_grams(value, ${leaveOutSql(test)}) from unnest($1::text[]) g(value)`,
    [texts],
  );
  const grams = formed.map(([pieces]) => pieces as number[]);
  const known = await statistics.of(session, table, test);
  const shares = known.size > 0 ? known : sharesAmong(grams);
  const probes = grams.map((pieces) => probesOf(pieces, percent, shares));
  const lists = [grams, probes].map((all) => all.map((one) => `{${one.join(',')}}`));
  return matches(await arrays(session, alikeSql(test, table, percent), [...rowsOf(drafts), ...lists]));
}

/** Who shares most of the rarest pieces is compared whole. */
function alikeSql(test: FuzzyTest, table: Table, percent: number): string {
  const own = gramsSql(test, table, 't');
  return `with q as materialized (
  select n, id, grams::int[] as grams, probes::int[] as probes
  from unnest($1::int[], $2::uuid[], $3::text[], $4::text[]) g(n, id, grams, probes))
select q.n, m."id" from q cross join lateral (
  select t."id" from (
    select h."id" from unnest(q.probes) p(gram) cross join lateral (
      select t."id" from ${table.sql} t where ${own} @> array[p.gram] and ${isOther} limit ${MOST_SHARING}) h
    group by h."id" having count(*) >= greatest(1, cardinality(q.probes) / ${FEWEST_SHARED})
    order by count(*) desc limit ${MOST_COMPARED}) b
  join ${table.sql} t on t."id" = b."id" cross join lateral kehu.likeness(${own}, q.grams) l(percent)
  where l.percent >= ${percent} order by l.percent desc limit ${MOST_MATCHES}) m`;
}

/** Records looked at of those that share one piece, and of those that share any. */
const MOST_SHARING = 2000;
const MOST_COMPARED = 12;
/** Who shares one of so many rare pieces at the most is not alike. */
const FEWEST_SHARED = 6;

const isOther = 't."deleted_at" is null and t."id" is distinct from q.id';

function candidates({ sql }: Table, where: string): string {
  return `select t."id" from ${sql} t where ${where} and ${isOther} limit ${MOST_MATCHES}`;
}

function rowsOf(drafts: readonly Draft[]): unknown[] {
  return [drafts.map((_, n) => n), drafts.map(({ id }) => id ?? null)];
}

function matches(rows: readonly (readonly unknown[])[]): DuplicateMatch[] {
  const found = new Map<string, DuplicateMatch>();
  for (const [draft, id] of rows) found.set(`${draft} ${id}`, { draft: Number(draft), id: String(id) });
  return [...found.values()];
}
