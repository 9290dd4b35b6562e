import type { ASTNode } from '@marcbachmann/cel-js';
import type { Message } from '../../kernel/text.ts';
import type { Expression, SourceRange } from '../expression.ts';
import { ExpressionError } from '../expression-error.ts';
import type { ExpressionScope, ExpressionType } from '../expression-type.ts';
import { messages } from '../messages.ts';
import { remedy, NO_REMEDY, typeName } from '../type-name.ts';

/** What the parts of the checker share. */
export interface CheckContext {
  readonly text: string;
  readonly scope: ExpressionScope;
  /** Names of the records and values that the relations around this place run over. */
  readonly variables: ReadonlySet<string>;
  /** How often a condition at this place is tried at most, as far as lists written out say it. */
  readonly rounds: number;
  readonly count: { relations: number };
  check(node: ASTNode): Expression;
  /** The place inside a test of a relation, where a variable stands for one of its records. */
  inside(variable: string, type: ExpressionType, over: Expression): CheckContext;
}

export const BOOL: ExpressionType = { kind: 'bool' };
export const STRING: ExpressionType = { kind: 'string' };

export function refuse(context: CheckContext, problem: Message, at: SourceRange): never {
  throw new ExpressionError(problem, context.text, { start: at.start, end: at.end });
}

/** An operand that is a condition. */
export function checkCondition(node: ASTNode, context: CheckContext): Expression {
  return needCondition(context.check(node), context);
}

export function needCondition(tree: Expression, context: CheckContext): Expression {
  if (tree.type.kind === 'bool') return tree;
  const isValue = tree.op === 'path' && tree.type.kind !== 'records';
  const help = isValue
    ? remedy('要判断有没有值请写 != null', 'to ask whether it has a value write != null')
    : NO_REMEDY;
  return refuse(context, messages.needsBool({ found: typeName(tree.type), remedy: help }), tree.at);
}

export function rangeOf(node: SourceRange): SourceRange {
  return { start: node.start, end: node.end };
}

export function isNumeric(type: ExpressionType): boolean {
  return type.kind === 'int' || type.kind === 'decimal';
}
