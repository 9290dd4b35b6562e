import type { ASTNode } from '@marcbachmann/cel-js';
import {
  BOUND_NAMES,
  RELATION_TESTS,
  type Expression,
  type RelationExpression,
  type RelationTest,
  type SourceRange,
} from '../expression.ts';
import type { ExpressionType } from '../expression-type.ts';
import { EXPRESSION_LIMITS } from '../limits.ts';
import { messages } from '../messages.ts';
import { typeName } from '../type-name.ts';
import { BOOL, needCondition, refuse, type CheckContext } from './check-context.ts';

export function isRelationTest(name: string): name is RelationTest {
  return (RELATION_TESTS as readonly string[]).includes(name);
}

/** `lines.exists(l, l.quantity > 0)`: CEL's macro form, over related records or the values of a list. */
export function checkRelation(
  by: RelationTest,
  args: readonly ASTNode[],
  at: SourceRange,
  context: CheckContext,
): RelationExpression {
  const [relation, name, condition] = args;
  if (args.length !== 3 || !relation || !name || !condition)
    return refuse(context, messages.relationUsage({ name: by }), at);
  const over = context.check(relation);
  const type = itemType(over);
  if (!type) refuse(context, messages.needsRelation({ name: by, found: typeName(over.type) }), over.at);
  const variable = variableName(by, name, context);
  countRelation(over, at, context);
  const inside = context.inside(variable, type, over);
  const where = needCondition(inside.check(condition), inside);
  return { op: 'relation', by, over, variable, where, type: by === 'count' ? { kind: 'int' } : BOOL, at };
}

function itemType({ op, type }: Expression): ExpressionType | undefined {
  if (type.kind === 'records') return { kind: 'record', entity: type.entity };
  return type.kind === 'list' && (op === 'path' || op === 'list') ? type.of : undefined;
}

function variableName(by: RelationTest, node: ASTNode, context: CheckContext): string {
  if (node.op !== 'id') return refuse(context, messages.variableName({ name: by }), node);
  const variable = node.args;
  if (!BOUND_NAMES.has(variable) && variable !== 'old' && !context.variables.has(variable)) return variable;
  return refuse(context, messages.variableTaken({ variable }), node);
}

/** Each test of a relation looks at many records, one inside another at many times many. */
function countRelation(over: Expression, at: SourceRange, context: CheckContext): void {
  context.count.relations += 1;
  const { relations: most, relationDepth: depth, list } = EXPRESSION_LIMITS;
  if (context.count.relations > most) refuse(context, messages.tooManyRelations({ max: most }), at);
  if (context.variables.size >= depth) refuse(context, messages.relationsTooDeep({ max: depth }), at);
  if (context.rounds * roundsOf(over) > list) refuse(context, messages.listTooLong({ max: list }), over.at);
}

/** How often the condition is tried at most, where the text says it. */
export function roundsOf(over: Expression): number {
  return over.op === 'list' ? Math.max(1, over.items.length) : 1;
}
