import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import { operands, type CheckedExpression, type Expression } from '../../expression/expression.ts';

const NOW = new Date(0);
const ZONES = ['Pacific/Kiritimati', 'America/Adak'];

/**
 * It means the same wherever the organisation is: two zones far apart give one query. A value that depends on the
 * zone would be wrong everywhere once the organisation changes it, so it is never kept.
 */
export function knowsNoZone(expression: CheckedExpression): boolean {
  const [one, other] = ZONES.map((timeZone) =>
    JSON.stringify(compileToQuery(expression, { now: NOW, timeZone })),
  );
  return one === other;
}

/** PostgreSQL keeps it in an index: a date as text depends on settings of the connection. */
export function isIndexable(expression: CheckedExpression): boolean {
  return knowsNoZone(expression) && !printsDates(expression.ast);
}

function printsDates(tree: Expression): boolean {
  const prints = tree.op === 'call' && tree.fn === 'string' && tree.args[0]?.type.kind === 'date';
  return prints || operands(tree).some(printsDates);
}
