import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js';
import type { SourceRange } from './expression.ts';
import { ExpressionError } from './expression-error.ts';
import { EXPRESSION_LIMITS } from './limits.ts';
import { messages } from './messages.ts';
import { syntaxProblem } from './syntax-problem.ts';

/** A syntactically right expression: what cel-js makes of it. */
export interface ParsedExpression {
  readonly text: string;
  readonly ast: ASTNode;
}

const parser = new Environment({
  limits: {
    maxDepth: EXPRESSION_LIMITS.depth,
    maxListElements: EXPRESSION_LIMITS.list,
    maxCallArguments: EXPRESSION_LIMITS.arguments,
  },
});

/**
 * Reads the text of an expression (CEL).
 *
 * @throws ExpressionError with the position and a message in the reader's words.
 * @example parseExpression("pages > 300 && author.country == 'CN'")
 */
export function parseExpression(text: string): ParsedExpression {
  const { length } = text;
  const max = EXPRESSION_LIMITS.length;
  if (length > max)
    throw new ExpressionError(messages.expressionTooLong({ max, length }), text, { start: max, end: max });
  if (text.trim() === '')
    throw new ExpressionError(messages.expressionEmpty(), text, { start: 0, end: length });
  const ast = parse(text);
  const nodes = countNodes(ast);
  if (nodes > EXPRESSION_LIMITS.nodes) {
    throw new ExpressionError(messages.expressionTooLarge({ max: EXPRESSION_LIMITS.nodes }), text, ast);
  }
  return { text, ast };
}

function parse(text: string): ASTNode {
  try {
    return parser.parse(text).ast;
  } catch (error) {
    // A long row of signs (`!!!!…`) is the one thing the parser follows without counting depth.
    if (error instanceof RangeError) throw tooDeep(text);
    if (!(error instanceof ParseError)) throw error;
    const range: SourceRange = error.range ?? { start: 0, end: text.length };
    throw new ExpressionError(syntaxProblem(error, text, range), text, range);
  }
}

function tooDeep(text: string): ExpressionError {
  return new ExpressionError(messages.expressionTooDeep({ max: EXPRESSION_LIMITS.depth }), text, {
    start: 0,
    end: text.length,
  });
}

/** Literals written in a list are not counted: lists have a limit of their own. */
function countNodes(root: ASTNode): number {
  let count = 0;
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    count += 1;
    open.push(...childrenOf(node).filter((child) => node.op !== 'list' || child.op !== 'value'));
  }
  return count;
}

/** What a node of the syntax tree is made of, in order. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}
