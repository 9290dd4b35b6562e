import type { FuzzyTest, KeywordTest } from '../../model/metadata.generated.ts';
import type { Session } from '../connection/session.ts';
import type { Table } from '../schema/table-map.ts';
import { linesOf, type Draft } from './drafts.ts';
import { fieldsOf, leaveOutSql, textFields } from './test-sql.ts';

const LOCK =
  'case when alone then pg_advisory_xact_lock(key)::text else pg_advisory_xact_lock_shared(key)::text end';

/** Each record takes some dozens of locks: of more records the whole rule is locked. */
const MOST_DRAFTS = 20;

/**
 * Makes writers of texts that may be the same wait for each other until they commit. What a keyword or a likeness finds
 * shares a piece of two or three characters with it, and both lock that piece:
 *
 * - a keyword takes one piece of its own alone, a text takes all of its pieces together with other texts;
 * - two texts that are alike by so many percent share one of any `all - needed + 1` pieces of each, taken in one order.
 *
 * Keys are taken in one order; who waits in a ring all the same is tried again.
 */
export async function lockPieces(
  tx: Session,
  table: Table,
  name: string,
  test: KeywordTest | FuzzyTest,
  drafts: readonly Draft[],
): Promise<void> {
  const isMany = drafts.length > MOST_DRAFTS;
  const whole = `select pg_advisory_xact_lock${isMany ? '' : '_shared'}(hashtextextended($1, 0))`;
  await tx.run(whole, [name]);
  if (isMany) return;
  const pieces = test.type === 'keyword' ? keywordPieces(test) : alikePieces(test);
  const texts = drafts.map((draft) => linesOf(fieldsOf(textFields(test), table), draft));
  const keywords =
    test.type === 'keyword' ? [drafts.map((draft) => linesOf(fieldsOf(test.keywords, table), draft))] : [];
  const keys = `select hashtextextended(concat_ws(chr(31), $1::text, gram), 0) as key, bool_or(alone) as alone
  from (${pieces}) p group by 1 order by 1`;
  await tx.run(`select ${LOCK} from (${keys}) k`, [name, texts, ...keywords]);
}

function keywordPieces(test: KeywordTest): string {
  return `select gram, false as alone
    from unnest($2::text[]) g(value), unnest(kehu.form_grams(value, ${leaveOutSql(test)})) h(gram)
    union all
    select (select gram from unnest(kehu.form_grams(keyword, '')) h(gram) order by hashint4(gram), gram limit 1), true
    from unnest($3::text[]) g(value), unnest(kehu.keyword_forms(value)) k(keyword)`;
}

function alikePieces(test: FuzzyTest): string {
  const percent = test.atLeast ?? 80;
  return `select gram, true as alone from (
      select gram, count(*) over (partition by n) as size,
        row_number() over (partition by n order by hashint4(gram), gram) as place
      from unnest($2::text[]) with ordinality g(value, n),
        unnest(kehu.form_grams(value, ${leaveOutSql(test)})) h(gram)) o
    where place <= size - ceil(${percent} * size / ${200 - percent}.0) + 1`;
}
