import { compileToQuery } from '../expression/compile/compile-to-query.ts';
import { environmentOf, type CalendarContext } from '../expression/environment.ts';
import { evaluate } from '../expression/evaluate/evaluate.ts';
import { allOf, TRUE, type QueryTree } from '../expression/query-tree.ts';
import { idIn } from '../records/query-trees.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { Session } from '../storage/connection/session.ts';
import type { RecordQuery } from '../storage/record-query.ts';
import type { Row } from '../storage/stored-record.ts';
import type { ClassifyingRule, RuleSet } from './rule-set.ts';

/** A record that the rules classify otherwise than it is. */
export interface Move {
  readonly recordId: string;
  readonly old: string | null;
  readonly to: string;
  readonly rule: string;
  /** What the rule measured, as text; null where it measures nothing. */
  readonly measured: string | null;
}

/** Some records looked at, and what the rules want of them. */
export interface Looked {
  readonly count: number;
  readonly moves: readonly Move[];
}

export interface EvaluatedDay {
  readonly calendar: CalendarContext;
  readonly isPast: boolean;
}

/** Records of one query: the database tests every rule on all of them, only what they measured is worked out here. */
const PAGE = 5000;

/**
 * Tries the rules on every record, or on these, as of a day.
 *
 * @param day the moment that today() and now() mean, and whether roll-ups have to be those of an earlier day
 */
export async function* evaluateRules(
  { store }: Catalog,
  session: Session,
  set: RuleSet,
  { calendar, isPast }: EvaluatedDay,
  ids?: readonly string[],
): AsyncIterable<Looked> {
  const where = allOf(
    set.where && compileToQuery(set.where, calendar),
    ids === undefined ? undefined : idIn(ids),
  );
  const cells = set.rules.map(({ when }) => condition(compileToQuery(when, calendar)));
  const query: RecordQuery = {
    entity: set.entity.key,
    select: selected(set),
    where,
    sort: [],
    limit: PAGE,
    calendar,
    asOfDay: isPast,
    cells,
    keys: true,
  };
  let after: readonly unknown[] | undefined;
  for (;;) {
    const rows = await store.find(session, after ? { ...query, after } : query);
    yield { count: rows.length, moves: rows.flatMap((row) => moveOf(set, row, calendar)) };
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.$after;
  }
}

/** A test of the platform's own sees every record a condition speaks of. */
function condition(tree: QueryTree): QueryTree {
  return tree === TRUE ? tree : { op: 'unrestricted', arg: tree };
}

function selected({ field, rules }: RuleSet): (readonly string[])[] {
  const paths = rules.flatMap(({ measure }) => measure?.dependencies ?? []);
  const unique = new Map([['id'], [field.name], ...paths].map((path) => [path.join('.'), path]));
  return [...unique.values()];
}

function moveOf({ field, rules }: RuleSet, row: Row, calendar: CalendarContext): Move[] {
  const rule = rules[row.$cells?.indexOf(true) ?? -1];
  const old = (row[field.name] ?? null) as string | null;
  if (!rule || rule.to === old) return [];
  return [
    {
      recordId: String(row['id']),
      old,
      to: rule.to,
      rule: rule.name,
      measured: measuredBy(rule, row, calendar),
    },
  ];
}

function measuredBy({ measure }: ClassifyingRule, row: Row, calendar: CalendarContext): string | null {
  if (!measure) return null;
  const value = evaluate(measure, environmentOf(row, calendar));
  return value === null || value === undefined ? null : String(value);
}
