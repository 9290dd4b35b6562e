import { checkExpression } from '../../expression/check-expression.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import { ExpressionError } from '../../expression/expression-error.ts';
import type { ExpressionScope, ExpressionType } from '../../expression/expression-type.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { Report } from './report.ts';

/** Checks an expression that stands in a node; what is wrong is reported with line and column inside it. */
export function checkAt(
  text: string | undefined,
  expect: ExpressionType | 'bool',
  scope: ExpressionScope,
  report: Report,
  node: EffectiveNode,
  path: readonly string[],
): void {
  if (text !== undefined) checkedAt(text, expect, scope, report, node, path);
}

/** The same, handing back the expression where it is right. */
export function checkedAt(
  text: string,
  expect: ExpressionType | 'bool' | undefined,
  scope: ExpressionScope,
  report: Report,
  node: EffectiveNode,
  path: readonly string[],
): CheckedExpression | undefined {
  try {
    return checkExpression(text, scope, expect === undefined ? {} : { expect });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report(node, path, error.toIssue('').message);
    return undefined;
  }
}
