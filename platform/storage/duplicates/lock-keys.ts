import type { Session } from '../connection/session.ts';
import type { Table } from '../schema/table-map.ts';
import { columnText, type Draft } from './drafts.ts';
import { comparedValues, type SameTest } from './test-sql.ts';

/** Of more, the whole rule is locked: a lock for each would fill the server's table of locks. */
const MOST_KEYS = 100;

/**
 * Makes writers of the same value wait for each other until they commit, so that each sees what the other stored.
 * Taken in one order; who waits in a ring all the same is tried again.
 */
export async function lockKeys(
  tx: Session,
  table: Table,
  name: string,
  test: SameTest,
  drafts: readonly Draft[],
): Promise<void> {
  const isMany = drafts.length > MOST_KEYS;
  const whole = `select pg_advisory_xact_lock${isMany ? '' : '_shared'}(hashtextextended($1, 0))`;
  if (isMany) return void (await tx.run(whole, [name]));
  const values = comparedValues(test, table);
  const given = values.map((_, i) => `$${i + 2}::text[]`).join(', ');
  const forms = values.map(({ column, form }, i) => `(${form(`v${i}::${column.type}`)})::text`);
  const columns = values.map(({ field, column }) =>
    drafts.map((draft) => columnText(field, column.name, draft)),
  );
  const key = `hashtextextended(concat_ws(chr(31), $1::text, ${forms.join(', ')}), 0)`;
  const present = forms.map((one) => `${one} is not null`).join(' and ');
  const keys = `select distinct ${key} as key from unnest(${given}) g(${values.map((_, i) => `v${i}`).join(', ')}) where ${present} order by 1`;
  await tx.run(whole, [name]);
  await tx.run(`select pg_advisory_xact_lock(key) from (${keys}) k`, [name, ...columns]);
}
