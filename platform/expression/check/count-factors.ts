import { operands, type Expression } from '../expression.ts';

/**
 * How many numbers are multiplied with one another at most. Sums add a digit, products add up digits, so this
 * bounds how long a number can become.
 */
export function countFactors(tree: Expression): number {
  const inner = operands(tree).map(countFactors);
  if (tree.op === 'arithmetic' && (tree.by === '*' || tree.by === '/')) return inner[0]! + inner[1]!;
  return Math.max(1, ...inner);
}
