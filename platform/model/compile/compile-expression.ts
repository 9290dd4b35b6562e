import { checkExpression } from '../../expression/check-expression.ts';
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
  if (text === undefined) return;
  try {
    checkExpression(text, scope, { expect });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report(node, path, error.toIssue('').message);
  }
}
