import { meOf } from '../../access/me.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import { allOf } from '../../expression/query-tree.ts';
import { ofEverything } from '../../access/trees.ts';
import type { Draft } from '../../storage/duplicates/drafts.ts';
import { idIn } from '../query-trees.ts';
import { calendarOf, type ReadSession } from '../read/read-session.ts';
import { comparedFields, type DuplicateRule } from './duplicate-rules.ts';

/** A record that a rule takes for the same as a draft. */
export interface Match {
  readonly draft: number;
  readonly id: string;
  /** The first field by which it was found: where a form shows it. */
  readonly field: string;
}

/** What a rule finds like each draft, one test after the other; a record once for each draft. */
export async function findMatches(
  read: ReadSession,
  { spec, tests, among }: DuplicateRule,
  drafts: readonly Draft[],
): Promise<Match[]> {
  const { catalog, session } = read;
  const found = await Promise.all(
    tests.map(({ test }) => catalog.store.findDuplicates(session, spec.entity, test, drafts)),
  );
  const matches = new Map<string, Match>();
  for (const [index, { test }] of tests.entries())
    for (const { draft, id } of found[index]!) {
      const key = `${draft} ${id}`;
      if (!matches.has(key)) matches.set(key, { draft, id, field: comparedFields(test)[0]! });
    }
  const all = [...matches.values()];
  if (!among || all.length === 0) return all;
  const kept = await amongThem(read, spec.entity, among, [...new Set(all.map(({ id }) => id))]);
  return all.filter(({ id }) => kept.has(id));
}

/** Which of the records a condition holds for. */
export async function amongThem(
  read: ReadSession,
  entity: string,
  among: CheckedExpression,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { timeZone } = read.organisation;
  const { now, caller, catalog, session } = read;
  const condition = compileToQuery(among, { now, timeZone, language: caller.locale, me: meOf(caller) });
  const rows = await catalog.store.find(session, {
    entity,
    select: [['id']],
    where: allOf(ofEverything(condition), idIn(ids)),
    sort: [],
    limit: ids.length,
    calendar: calendarOf(read),
  });
  return new Set(rows.map((row) => String(row['id'])));
}
