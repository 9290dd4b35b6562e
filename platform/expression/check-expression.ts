import type { ASTNode } from '@marcbachmann/cel-js';
import { adapt, unify } from './check/adapt.ts';
import { checkCall } from './check/check-call.ts';
import {
  BOOL,
  checkCondition,
  needCondition,
  rangeOf,
  refuse,
  type CheckContext,
} from './check/check-context.ts';
import { checkLiteral } from './check/check-literal.ts';
import { checkArithmetic, checkComparison, checkIn, checkNegation } from './check/check-operator.ts';
import { roundsOf } from './check/check-relation.ts';
import { checkPath } from './check/check-path.ts';
import { countFactors } from './check/count-factors.ts';
import { BOUND_NAMES, operands, paths, type CheckedExpression, type Expression } from './expression.ts';
import type { ExpressionScope, ExpressionType } from './expression-type.ts';
import { functionNamed } from './functions/plugin-functions.ts';
import { EXPRESSION_LIMITS } from './limits.ts';
import { messages } from './messages.ts';
import { parseExpression } from './parse-expression.ts';
import { typeName } from './type-name.ts';

export interface CheckOptions {
  /** The type the result must have, or be usable as: an int as a decimal, an id as a record, null as anything. */
  readonly expect?: ExpressionType | ExpressionType['kind'];
}

/**
 * Reads an expression and checks it against what names mean where it stands.
 *
 * @throws ExpressionError with position, message in both languages and, for a misspelt name, a did-you-mean.
 * @example checkExpression('pages > 300 && author.country == "CN"', scopeOfBooks, { expect: 'bool' })
 */
export function checkExpression(
  text: string,
  scope: ExpressionScope,
  options: CheckOptions = {},
): CheckedExpression {
  const { ast: root } = parseExpression(text);
  const context = contextOf(text, scope);
  const ast = expectType(context.check(root), options.expect, context);
  if (countFactors(ast) > EXPRESSION_LIMITS.factors) {
    refuse(context, messages.tooManyFactors({ max: EXPRESSION_LIMITS.factors }), ast.at);
  }
  return { text, type: ast.type, ast, dependencies: dependenciesOf(ast), readsClock: readsClock(ast) };
}

type Place = Pick<CheckContext, 'scope' | 'variables' | 'rounds' | 'count'>;

function contextOf(
  text: string,
  scope: ExpressionScope,
  { variables, rounds, count }: Omit<Place, 'scope'> = {
    variables: new Set(),
    rounds: 1,
    count: { relations: 0 },
  },
): CheckContext {
  const context: CheckContext = {
    text,
    scope,
    variables,
    rounds,
    count,
    check: (node) => checkNode(node, context),
    inside: (variable, type, over) =>
      contextOf(text, scopeWith(scope, variable, type), {
        variables: new Set([...variables, variable]),
        rounds: rounds * roundsOf(over),
        count,
      }),
  };
  return context;
}

/** The innermost meaning of a name counts: a variable hides a field of the same name. */
function scopeWith(scope: ExpressionScope, variable: string, type: ExpressionType): ExpressionScope {
  return {
    variable: (name) => (name === variable ? type : scope.variable(name)),
    field: (entity, name) => scope.field(entity, name),
    names: (entity) => (entity === undefined ? [variable, ...scope.names()] : scope.names(entity)),
    ...(scope.isTree ? { isTree: (entity) => scope.isTree!(entity) } : {}),
    ...(scope.labels ? { labels: (entity, field) => scope.labels!(entity, field) } : {}),
    ...(scope.attributes ? { attributes: (entity, field) => scope.attributes!(entity, field) } : {}),
    ...(scope.inSql ? { inSql: true } : {}),
    ...(scope.relations ? { relations: (entity) => scope.relations!(entity) } : {}),
  };
}

function checkNode(node: ASTNode, context: CheckContext): Expression {
  switch (node.op) {
    case 'value':
      return checkLiteral(node, context);
    case 'id':
    case '.':
      return checkPath(node, context);
    case 'call':
    case 'rcall':
      return checkCall(node, context);
    case 'list': {
      const { type, trees } = unify(node.args.map(context.check), context);
      return { op: 'list', items: trees, type: { kind: 'list', of: type }, at: rangeOf(node) };
    }
    case '?:':
      return checkChoice(node, context);
    case '&&':
    case '||':
      return {
        op: node.op === '&&' ? 'and' : 'or',
        left: checkCondition(node.args[0], context),
        right: checkCondition(node.args[1], context),
        type: BOOL,
        at: rangeOf(node),
      };
    case '!_':
      return { op: 'not', arg: checkCondition(node.args, context), type: BOOL, at: rangeOf(node) };
    default:
      return checkOperator(node, context);
  }
}

function checkOperator(node: ASTNode, context: CheckContext): Expression {
  switch (node.op) {
    case '-_':
      return checkNegation(node, context);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return checkComparison(node, node.op, context);
    case 'in':
      return checkIn(node, context);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return checkArithmetic(node, node.op, context);
    default: {
      const what = { 'zh-CN': '方括号取值和花括号', en: 'an index in brackets or a map in braces' };
      return refuse(context, messages.notSupported({ what }), rangeOf(node));
    }
  }
}

function checkChoice(node: Extract<ASTNode, { op: '?:' }>, context: CheckContext): Expression {
  const when = checkCondition(node.args[0], context);
  const { type, trees } = unify([context.check(node.args[1]), context.check(node.args[2])], context);
  // oxlint-disable-next-line unicorn/no-thenable -- the branch of a condition, never awaited
  return { op: 'condition', when, then: trees[0]!, else: trees[1]!, type, at: rangeOf(node) };
}

function expectType(tree: Expression, expect: CheckOptions['expect'], context: CheckContext): Expression {
  if (expect === undefined) return tree;
  const wanted = typeof expect === 'string' ? expect : expect.kind;
  if (wanted === 'bool') return needCondition(tree, context);
  const adapted =
    typeof expect === 'string' && !isScalar(expect) ? tree : adapt(tree, expectedType(expect), context);
  const found = adapted.type.kind;
  const isUsable =
    found === wanted ||
    found === 'null' ||
    (wanted === 'decimal' && found === 'int') ||
    (wanted === 'record' && found === 'string');
  if (isUsable) return adapted;
  return refuse(
    context,
    messages.wrongResult({ expected: typeName(expect), found: typeName(found) }),
    tree.at,
  );
}

const COMPOSITE: ReadonlySet<string> = new Set(['list', 'record', 'records', 'object']);

function isScalar(kind: string): boolean {
  return !COMPOSITE.has(kind);
}

function expectedType(expect: ExpressionType | ExpressionType['kind']): ExpressionType {
  return typeof expect === 'string' ? ({ kind: expect } as ExpressionType) : expect;
}

function dependenciesOf(tree: Expression): readonly (readonly string[])[] {
  const known = new Map<string, readonly string[]>();
  for (const path of paths(tree))
    if (path.length > 0 && !BOUND_NAMES.has(path[0]!)) known.set(path.join('.'), path);
  return [...known.values()];
}

function readsClock(tree: Expression): boolean {
  const fn = tree.op === 'call' ? functionNamed(tree.fn) : undefined;
  return (fn && 'readsClock' in fn && fn.readsClock) || operands(tree).some(readsClock);
}
